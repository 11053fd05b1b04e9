package io.godwit.cli.provision;

import io.godwit.cli.CommandContext;
import io.godwit.core.error.Problem;
import io.godwit.core.provision.ChosenSize;
import io.godwit.core.provision.ClusterWishes;
import io.godwit.core.provision.SizeDocument;
import io.godwit.core.provision.WantedCluster;
import io.godwit.core.size.Catalog;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which cluster is wanted, the same for all ways to make it. */
final class ClusterOptions {
    /** The tag by which a cluster that Godwit made is known again. */
    private static final Map<String, String> MADE_BY = Map.of("created-by", "godwit");

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the cluster: letters, digits and hyphens.")
    private @Nullable String name;

    @Option(
            names = "--kafka-version",
            paramLabel = "VERSION",
            description = "Version of Kafka as MSK names it, such as 3.9.x.kraft.")
    private @Nullable String version;

    @Option(
            names = "--from",
            paramLabel = "SIZE.JSON",
            description = "The size: a file that godwit size -o json wrote. Options below win over it.")
    private @Nullable Path from;

    @Option(
            names = "--catalog",
            paramLabel = "FILE",
            description = "Types and limits that are laid over the built-in ones, as JSON; as for godwit size.")
    private @Nullable Path catalog;

    @Option(names = "--family", paramLabel = "FAMILY", description = "standard or express.")
    private @Nullable String family;

    @Option(names = "--instance-type", paramLabel = "TYPE", description = "Such as kafka.m7g.large.")
    private @Nullable String instanceType;

    @Option(names = "--brokers", paramLabel = "N", description = "Brokers in all, a multiple of the 3 zones.")
    private @Nullable Integer brokers;

    @Option(names = "--storage-gib", paramLabel = "GIB", description = "Volume of each broker (standard only).")
    private @Nullable Integer storageGib;

    @Option(
            names = "--storage-max-gib",
            paramLabel = "GIB",
            description =
                    "The largest that each volume may grow to by itself; 0 = never (default: four times the volume).")
    private @Nullable Integer storageMostGib;

    @Option(names = "--tiered", description = "Tiered storage, for topics that ask for it (standard only).")
    private boolean tiered;

    @Option(
            names = "--throughput-mib",
            paramLabel = "MIB",
            description = "Provisioned throughput of each volume in MiB/s, 250 and more (standard only, large types).")
    private @Nullable Integer throughputMib;

    @Option(
            names = "--storage-target-percent",
            paramLabel = "PERCENT",
            defaultValue = "60",
            description = "How full volumes may be before they grow, 10 to 80 (default: 60).")
    private int storageTargetPercent = 60;

    @Option(
            names = "--kms-key",
            paramLabel = "KEY",
            defaultValue = "aws",
            description =
                    "Key of the volumes: aws (AWS's own), create (one of your own, made with the cluster), or an ARN"
                            + " (default: aws).")
    private String kmsKey = "aws";

    @Option(
            names = "--monitoring",
            paramLabel = "LEVEL",
            defaultValue = "per-broker",
            description = "CloudWatch metrics: default, per-broker, per-topic-per-broker or per-topic-per-partition"
                    + " (default: per-broker).")
    private String monitoring = "per-broker";

    @Option(names = "--no-open-monitoring", description = "Do not let Prometheus read the brokers' exporters.")
    private boolean noOpenMonitoring;

    @Option(
            names = "--tag",
            paramLabel = "NAME=VALUE",
            description = "A tag of everything that is made; can be repeated. created-by=godwit is always there.")
    private Map<String, String> tags = new LinkedHashMap<>();

    @Option(
            names = "--scram-secrets",
            paramLabel = "ARN",
            split = ",",
            description = "Secrets of SCRAM users in Secrets Manager, named AmazonMSK_…, separated by commas.")
    private List<String> scramSecrets = List.of();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    List<String> scramSecrets() {
        return scramSecrets;
    }

    String kmsKey() {
        return kmsKey;
    }

    /**
     * The cluster, with everything that is wrong told at once.
     *
     * @param others what is wrong with options besides these
     */
    WantedCluster cluster(CommandContext context, List<Problem> others) {
        Map<String, String> allTags = new LinkedHashMap<>(tags);
        allTags.putAll(MADE_BY);
        return new ClusterWishes(
                        catalog == null
                                ? Catalog.builtIn()
                                : Catalog.overlaid(ProvisionFiles.readCatalog(catalog), catalog.toString()),
                        Optional.ofNullable(name),
                        Optional.ofNullable(version),
                        size(),
                        Optional.ofNullable(family),
                        Optional.ofNullable(instanceType),
                        Optional.ofNullable(brokers),
                        Optional.ofNullable(storageGib),
                        Optional.ofNullable(storageMostGib),
                        tiered,
                        Optional.ofNullable(throughputMib),
                        storageTargetPercent,
                        kmsKey,
                        monitoring,
                        !noOpenMonitoring,
                        allTags)
                .checked(settings.read(context), others);
    }

    private Optional<ChosenSize> size() {
        return Optional.ofNullable(from).map(file -> SizeDocument.parse(ProvisionFiles.readSize(file), file.toString())
                .choose(Optional.ofNullable(family), Optional.ofNullable(instanceType)));
    }
}
