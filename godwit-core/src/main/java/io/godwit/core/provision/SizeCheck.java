package io.godwit.core.provision;

import io.godwit.core.config.schema.Nearest;
import io.godwit.core.error.Problem;
import java.util.List;
import java.util.Optional;

/** Puts a size together from one that was chosen and from what was typed, which wins, and finds all that is wrong with it. */
record SizeCheck(
        MskLimits limits,
        Optional<ChosenSize> chosen,
        Optional<String> family,
        Optional<String> instanceType,
        Optional<Integer> brokers,
        Optional<Integer> storageGib,
        List<Problem> problems) {

    Optional<ClusterSize> size() {
        int before = problems.size();
        Optional<BrokerFamily> foundFamily = foundFamily();
        Optional<String> foundType = instanceType.or(() -> chosen.map(ChosenSize::instanceType));
        Optional<Integer> foundBrokers = brokers.or(() -> chosen.map(ChosenSize::brokers));
        require(foundType.isPresent(), "--instance-type", Problem.NO_VALUE, "is missing; or give a size with --from");
        require(foundBrokers.isPresent(), "--brokers", Problem.NO_VALUE, "is missing; or give a size with --from");
        foundBrokers.ifPresent(number -> require(
                ClusterSize.isBrokers(number) && number <= limits.mostBrokers(),
                "--brokers",
                String.valueOf(number),
                "expected a multiple of the " + ClusterSize.ZONES + " zones, at most " + limits.mostBrokers()));
        if (foundFamily.isEmpty()) {
            return Optional.empty();
        }
        BrokerFamily sure = foundFamily.get();
        Optional<String> type = foundType.map(sure::qualified);
        type.ifPresent(name -> checkType(sure, name));
        Optional<Integer> storage = storage(sure);
        return problems.size() == before
                ? Optional.of(new ClusterSize(sure, type.orElseThrow(), foundBrokers.orElseThrow(), storage))
                : Optional.empty();
    }

    private void checkType(BrokerFamily sure, String name) {
        require(
                ClusterSize.isInstanceType(sure, name),
                "--instance-type",
                name,
                "expected one of " + sure.word() + " brokers, such as " + sure.instancePrefix() + "m7g.large");
        List<String> known = limits.types(sure);
        require(
                !ClusterSize.isInstanceType(sure, name) || known.contains(name),
                "--instance-type",
                name,
                "the " + limits.source(sure) + " does not know it"
                        + Nearest.to(name, known.stream())
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(".")
                        + " It knows " + String.join(", ", known) + "; add others with --catalog");
    }

    private Optional<BrokerFamily> foundFamily() {
        String name = family.or(() -> chosen.map(ChosenSize::family)).orElse("");
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
        Optional<Integer> storage = storageGib.or(() -> chosen.flatMap(ChosenSize::storageGibPerBroker));
        require(storage.isPresent(), "--storage-gib", Problem.NO_VALUE, "is missing; or give a size with --from");
        storage.ifPresent(gib -> require(
                limits.isStorage(gib),
                "--storage-gib",
                String.valueOf(gib),
                "expected " + limits.leastStorageGib() + " to " + limits.mostStorageGib() + " GiB a broker"));
        return storage;
    }

    private void require(boolean holds, String option, String value, String rule) {
        if (!holds) {
            problems.add(new Problem(option, 0, value, rule));
        }
    }
}
