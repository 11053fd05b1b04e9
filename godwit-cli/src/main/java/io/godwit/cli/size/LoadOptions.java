package io.godwit.cli.size;

import io.godwit.core.size.Figure;
import io.godwit.core.size.TypedLoad;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The figures of a load. */
final class LoadOptions {
    @Option(names = "--ingress-average", paramLabel = "RATE", description = "What producers write, such as 10MiB/s.")
    private @Nullable String ingressAverage;

    @Option(names = "--ingress-peak", paramLabel = "RATE", description = "The same in the busiest hour.")
    private @Nullable String ingressPeak;

    @Option(
            names = "--egress-average",
            paramLabel = "RATE",
            description = "What all consumers read together, without replication.")
    private @Nullable String egressAverage;

    @Option(names = "--egress-peak", paramLabel = "RATE", description = "The same in the busiest hour.")
    private @Nullable String egressPeak;

    @Option(
            names = "--partition-replicas",
            paramLabel = "COUNT",
            description = "Leaders and followers of all topics together.")
    private @Nullable String partitionReplicas;

    @Option(
            names = "--retention",
            paramLabel = "TIME",
            description = "How long records are kept, such as 72h or 14d; -1 = for ever.")
    private @Nullable String retention;

    @Option(
            names = "--primary-retention",
            paramLabel = "TIME",
            description =
                    "How long they stay on the brokers' volumes; the rest may go to tiered storage (default: all).")
    private @Nullable String primaryRetention;

    @Option(
            names = "--replication-factor",
            paramLabel = "COUNT",
            description = "Copies of each record, 2 or 3 (default: 3).")
    private @Nullable String replicationFactor;

    @Option(
            names = "--connections",
            paramLabel = "COUNT",
            description = "Client connections at the busiest moment, summed over all brokers (default: not looked at).")
    private @Nullable String connections;

    @Option(
            names = "--no-rack-aware-consumers",
            description = "Consumers read from leaders in other zones, which AWS bills.")
    private boolean noRackAwareConsumers;

    TypedLoad typed() {
        Map<Figure, String> texts = new EnumMap<>(Figure.class);
        put(texts, Figure.INGRESS_AVERAGE, ingressAverage);
        put(texts, Figure.INGRESS_PEAK, ingressPeak);
        put(texts, Figure.EGRESS_AVERAGE, egressAverage);
        put(texts, Figure.EGRESS_PEAK, egressPeak);
        put(texts, Figure.PARTITION_REPLICAS, partitionReplicas);
        put(texts, Figure.RETENTION, retention);
        put(texts, Figure.PRIMARY_RETENTION, primaryRetention);
        put(texts, Figure.REPLICATION_FACTOR, replicationFactor);
        put(texts, Figure.CONNECTIONS, connections);
        return new TypedLoad(texts, !noRackAwareConsumers);
    }

    private static void put(Map<Figure, String> texts, Figure figure, @Nullable String text) {
        if (text != null) {
            texts.put(figure, text);
        }
    }
}
