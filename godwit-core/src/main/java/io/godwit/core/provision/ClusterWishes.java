package io.godwit.core.provision;

import io.godwit.core.error.AwsError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.size.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A cluster as a person asked for it, not checked yet. Texts are as they were typed.
 *
 * @param catalog what MSK takes
 * @param size a size that was chosen already, such as by {@code godwit size}; what is typed wins over it
 * @param tiered whether tiered storage was asked for
 * @param throughputMib provisioned throughput of each volume in MiB/s
 * @param storageMostGib the largest volume of a broker in GiB; 0 switches growth off
 */
public record ClusterWishes(
        Catalog catalog,
        Optional<String> name,
        Optional<String> version,
        Optional<ChosenSize> size,
        Optional<String> family,
        Optional<String> instanceType,
        Optional<Integer> brokers,
        Optional<Integer> storageGib,
        Optional<Integer> storageMostGib,
        boolean tiered,
        Optional<Integer> throughputMib,
        int storageTargetPercent,
        String encryptionKey,
        String monitoring,
        boolean openMonitoring,
        Map<String, String> tags) {
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");
    /** How far volumes may grow if nothing is said. */
    private static final int GROWTH = 4;

    public ClusterWishes {
        Objects.requireNonNull(catalog);
        tags = Map.copyOf(tags);
    }

    /**
     * The cluster, with the configuration that is made from the source's settings.
     *
     * @param others what is wrong besides, to be told together
     * @throws GodwitException with everything that is wrong
     */
    public WantedCluster checked(SourceSettings source, List<Problem> others) {
        List<Problem> problems = new ArrayList<>();
        Optional<String> checkedName = required(name, "--name", problems);
        checkedName
                .filter(text -> !NAME.matcher(text).matches())
                .ifPresent(text ->
                        problems.add(new Problem("--name", 0, text, "expected 1 to 64 letters, digits and hyphens")));
        Optional<KafkaVersion> checkedVersion = required(version, "--kafka-version", problems)
                .flatMap(text -> found(
                        KafkaVersion.of(text), "--kafka-version", text, "expected such as 3.9.x.kraft", problems));
        Optional<EncryptionKey> key = found(
                EncryptionKey.of(encryptionKey),
                "--kms-key",
                encryptionKey,
                "expected aws, create, or the ARN of a key (arn:aws:kms:REGION:ACCOUNT:key/ID)",
                problems);
        Optional<Monitoring.Level> level = found(
                Monitoring.Level.of(monitoring),
                "--monitoring",
                monitoring,
                "expected default, per-broker, per-topic-per-broker or per-topic-per-partition",
                problems);
        MskLimits limits = new MskLimits(catalog);
        Optional<ClusterSize> checkedSize =
                new SizeCheck(limits, size, family, instanceType, brokers, storageGib, problems).size();
        Optional<VolumeOptions> volumes = checkedSize.flatMap(chosen ->
                new VolumeCheck(limits, chosen, checkedVersion, problems).options(size, tiered, throughputMib));
        Optional<StorageScaling> scaling = checkedSize.flatMap(chosen -> scaling(limits, chosen, problems));
        tags.forEach((tag, value) -> checkTag(tag, value, problems));
        problems.addAll(others);
        if (!problems.isEmpty()) {
            throw new GodwitException(
                    AwsError.INVALID_CLUSTER,
                    name.orElse("cluster"),
                    "the wanted cluster has " + problems.size() + (problems.size() == 1 ? " problem" : " problems"),
                    "correct the options, or the file behind --from",
                    problems);
        }
        ClusterSize finalSize = checkedSize.orElseThrow();
        return new WantedCluster(
                checkedName.orElseThrow(),
                checkedVersion.orElseThrow(),
                finalSize,
                key.orElseThrow(),
                new Monitoring(level.orElseThrow(), openMonitoring),
                volumes.orElseThrow(),
                scaling,
                ConfigurationFilter.filter(source, finalSize.family(), checkedVersion.orElseThrow()),
                new TreeMap<>(tags));
    }

    private Optional<StorageScaling> scaling(MskLimits limits, ClusterSize chosen, List<Problem> problems) {
        if (chosen.family() == BrokerFamily.EXPRESS) {
            storageMostGib.ifPresent(gib -> problems.add(new Problem(
                    "--storage-max-gib", 0, String.valueOf(gib), "Express brokers have no volumes; leave it out")));
            return Optional.empty();
        }
        if (storageMostGib.orElse(-1) == 0) {
            return Optional.empty();
        }
        int storage = chosen.storageGib().orElseThrow();
        int most = storageMostGib.orElse((int) Math.min(limits.mostStorageGib(), (long) storage * GROWTH));
        if (!limits.isStorage(most) || most < storage) {
            problems.add(new Problem(
                    "--storage-max-gib",
                    0,
                    String.valueOf(most),
                    "expected 0, or " + storage + " (the storage) to " + limits.mostStorageGib()));
            return Optional.empty();
        }
        if (!StorageScaling.isTarget(storageTargetPercent)) {
            problems.add(new Problem(
                    "--storage-target-percent",
                    0,
                    String.valueOf(storageTargetPercent),
                    "expected " + StorageScaling.LEAST_PERCENT + " to " + StorageScaling.MOST_PERCENT));
            return Optional.empty();
        }
        return Optional.of(new StorageScaling(most, storageTargetPercent));
    }

    private static void checkTag(String tag, String value, List<Problem> problems) {
        if (!tag.matches("[\\p{L}\\p{N} _.:/=+@-]{1,128}") || tag.startsWith("aws:")) {
            problems.add(new Problem("--tag", 0, tag, "expected 1 to 128 letters, digits, spaces and _.:/=+@-"));
        }
        if (!value.matches("[\\p{L}\\p{N} _.:/=+@-]{0,256}")) {
            problems.add(new Problem("--tag " + tag, 0, value, "expected up to 256 letters, digits and _.:/=+@-"));
        }
    }

    private static Optional<String> required(Optional<String> text, String option, List<Problem> problems) {
        if (text.isEmpty()) {
            problems.add(new Problem(option, 0, Problem.NO_VALUE, "is missing"));
        }
        return text.map(String::strip);
    }

    private static <T> Optional<T> found(
            Optional<T> value, String option, String text, String rule, List<Problem> problems) {
        if (value.isEmpty()) {
            problems.add(new Problem(option, 0, text, rule));
        }
        return value;
    }
}
