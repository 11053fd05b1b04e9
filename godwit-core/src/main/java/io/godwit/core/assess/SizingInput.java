package io.godwit.core.assess;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a size is chosen by. All rates in bytes a second, before replication.
 *
 * @param ingressAverage as the logs tell
 * @param ingressPeak of the busiest hour
 * @param egressAverage ingress × fan-out; empty where the fan-out is unknown
 * @param egressPeak likewise
 * @param partitionReplicas leaders and followers, without the brokers' own topics
 * @param retentionHours for which the average bytes in give the bytes that are kept; empty where unknown
 * @param connections empty where unknown
 */
public record SizingInput(
        OptionalDouble ingressAverage,
        OptionalDouble ingressPeak,
        OptionalDouble egressAverage,
        OptionalDouble egressPeak,
        int partitionReplicas,
        OptionalDouble retentionHours,
        OptionalLong connections) {}
