package io.godwit.core.provision;

import io.godwit.core.error.Problem;
import java.util.List;
import java.util.Optional;

/** Puts a size together from one that was chosen and from what was typed, which wins, and finds all that is wrong with it. */
record SizeCheck(
        Optional<SizeOption> chosen,
        Optional<String> family,
        Optional<String> instanceType,
        Optional<Integer> brokers,
        Optional<Integer> storageGib,
        List<Problem> problems) {

    Optional<ClusterSize> size() {
        int before = problems.size();
        Optional<BrokerFamily> foundFamily = foundFamily();
        Optional<String> foundType = instanceType.or(() -> chosen.map(SizeOption::instanceType));
        Optional<Integer> foundBrokers = brokers.or(() -> chosen.map(SizeOption::brokers));
        require(foundType.isPresent(), "--instance-type", Problem.NO_VALUE, "is missing; or give a size with --from");
        require(foundBrokers.isPresent(), "--brokers", Problem.NO_VALUE, "is missing; or give a size with --from");
        foundBrokers.ifPresent(number -> require(
                ClusterSize.isBrokers(number),
                "--brokers",
                String.valueOf(number),
                "expected a multiple of the " + ClusterSize.ZONES + " zones, at most " + ClusterSize.MOST_BROKERS));
        if (foundFamily.isEmpty()) {
            return Optional.empty();
        }
        BrokerFamily sure = foundFamily.get();
        Optional<String> type = foundType.map(sure::qualified);
        type.ifPresent(name -> require(
                ClusterSize.isInstanceType(sure, name),
                "--instance-type",
                name,
                "expected one of " + sure.word() + " brokers, such as " + sure.instancePrefix() + "m7g.large"));
        Optional<Integer> storage = storage(sure);
        return problems.size() == before
                ? Optional.of(new ClusterSize(sure, type.orElseThrow(), foundBrokers.orElseThrow(), storage))
                : Optional.empty();
    }

    private Optional<BrokerFamily> foundFamily() {
        String name = family.or(() -> chosen.map(SizeOption::family)).orElse("");
        Optional<BrokerFamily> found = BrokerFamily.of(name);
        require(
                found.isPresent(),
                "--family",
                name.isEmpty() ? Problem.NO_VALUE : name,
                name.isEmpty() ? "is missing; or give a size with --from" : "expected standard or express");
        return found;
    }

    private Optional<Integer> storage(BrokerFamily sure) {
        if (sure == BrokerFamily.EXPRESS) {
            storageGib.ifPresent(gib -> require(
                    false, "--storage-gib", String.valueOf(gib), "Express brokers have no volumes; leave it out"));
            return Optional.empty();
        }
        Optional<Integer> storage = storageGib.or(() -> chosen.flatMap(SizeOption::storageGibPerBroker));
        require(storage.isPresent(), "--storage-gib", Problem.NO_VALUE, "is missing; or give a size with --from");
        storage.ifPresent(gib -> require(
                ClusterSize.isStorage(gib),
                "--storage-gib",
                String.valueOf(gib),
                "expected 1 to " + ClusterSize.MOST_STORAGE_GIB + " GiB a broker"));
        return storage;
    }

    private void require(boolean holds, String option, String value, String rule) {
        if (!holds) {
            problems.add(new Problem(option, 0, value, rule));
        }
    }
}
