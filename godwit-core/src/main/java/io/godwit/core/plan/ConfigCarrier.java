package io.godwit.core.plan;

import io.godwit.core.config.Policies;
import io.godwit.core.error.PlanError;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.TopicInventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides which configs of one topic the target gets, with the values that they have after the migration. What holds only
 * while records are copied is added by {@link HeldConfigs}.
 */
final class ConfigCarrier {
    /**
     * Carried over even where the topic leaves them to the source's brokers, if the target's brokers would decide otherwise:
     * they say what is kept and what is accepted.
     */
    private static final Set<String> CARRIED_WHEN_INHERITED =
            Set.of("cleanup.policy", "max.message.bytes", "message.timestamp.type", "retention.bytes", "retention.ms");

    private static final Set<String> OF_SOURCE_BROKERS =
            Set.of("follower.replication.throttled.replicas", "leader.replication.throttled.replicas");
    private static final String TIMESTAMP_DIFFERENCE = "message.timestamp.difference.max.ms";
    private static final String TIMESTAMP_BEFORE = "message.timestamp.before.max.ms";
    private static final String TIMESTAMP_AFTER = "message.timestamp.after.max.ms";

    /** The least that Kafka 4.0 and later accept (KIP-1030). */
    private static final long MIN_SEGMENT_BYTES = 1 << 20;

    private final TopicInventory source;
    private final int replicationFactor;
    private final Policies policies;
    private final TargetConfigs target;
    private final TreeMap<String, String> carried = new TreeMap<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<PlanNotice> notices = new ArrayList<>();

    private ConfigCarrier(TopicInventory source, int replicationFactor, Policies policies, TargetConfigs target) {
        this.source = source;
        this.replicationFactor = replicationFactor;
        this.policies = policies;
        this.target = target;
    }

    /**
     * @param replicationFactor the one on the target
     */
    static DesiredConfigs decide(
            TopicInventory source, int replicationFactor, Policies policies, TargetConfigs target) {
        ConfigCarrier carrier = new ConfigCarrier(source, replicationFactor, policies, target);
        source.explicitConfigs().forEach(carrier::carryExplicit);
        CARRIED_WHEN_INHERITED.forEach(carrier::carryInherited);
        SortedMap<String, HeldConfig> held = HeldConfigs.decide(carrier.carried, target);
        TreeMap<String, String> configs = new TreeMap<>(carrier.carried);
        held.forEach((name, config) -> configs.put(name, config.during()));
        carrier.skipped.sort(Skipped.ORDER);
        carrier.notices.sort(PlanNotice.ORDER);
        return new DesiredConfigs(configs, held, carrier.skipped, carrier.notices);
    }

    private void carryExplicit(String name, String value) {
        Optional<String> reason = skipReason(name);
        if (reason.isPresent()) {
            skipped.add(Skipped.config(source.name(), name, reason.get()));
        } else if (name.equals(TIMESTAMP_DIFFERENCE) && !target.knows(TIMESTAMP_DIFFERENCE)) {
            splitTimestampDifference(value);
        } else {
            carried.put(name, adjusted(name, value));
        }
    }

    private void carryInherited(String name) {
        Optional<String> effective = Optional.ofNullable(source.configs().get(name));
        Optional<String> targetDefault = target.defaultOf(name);
        boolean decidedElsewhere = source.explicitConfigs().containsKey(name)
                || policies.excludedConfigs().contains(name)
                || !target.knows(name);
        if (decidedElsewhere || effective.isEmpty() || targetDefault.isEmpty() || effective.equals(targetDefault)) {
            return;
        }
        carried.put(name, effective.get());
        notices.add(PlanNotice.of(
                PlanError.CONFIG_ADJUSTED,
                Severity.INFORMATION,
                resource(),
                name + "=" + effective.get() + " comes from the source's brokers; the target's would give "
                        + targetDefault.get() + ", so the topic gets it as its own",
                "nothing, or exclude " + name + " in policies.excludedConfigs"));
    }

    private Optional<String> skipReason(String name) {
        if (policies.excludedConfigs().contains(name)) {
            return Optional.of("is excluded by the policies");
        }
        if (OF_SOURCE_BROKERS.contains(name)) {
            return Optional.of("names brokers of the source");
        }
        if (isTiered(name) && !target.hasTieredStorage()) {
            return Optional.of("needs tiered storage, which the target's brokers do not have switched on");
        }
        boolean split = name.equals(TIMESTAMP_DIFFERENCE) && target.knows(TIMESTAMP_BEFORE);
        if (target.knows(name) || split) {
            return Optional.empty();
        }
        return Optional.of(
                target.isRemoved(name)
                        ? "has no meaning any more since Kafka 4.0, which the target runs"
                        : "is not known to the target");
    }

    private static boolean isTiered(String name) {
        return name.startsWith("remote.") || name.startsWith("local.retention.");
    }

    // KIP-937 split the one limit for both directions into two.
    private void splitTimestampDifference(String value) {
        for (String name : List.of(TIMESTAMP_BEFORE, TIMESTAMP_AFTER)) {
            if (!source.explicitConfigs().containsKey(name) && skipReason(name).isEmpty()) {
                carried.put(name, value);
            }
        }
        adjustment(
                TIMESTAMP_DIFFERENCE + "=" + value + " is split into " + TIMESTAMP_BEFORE + " and " + TIMESTAMP_AFTER
                        + ", which replaced it in Kafka 3.6",
                Severity.INFORMATION);
    }

    private String adjusted(String name, String value) {
        if (name.equals("segment.bytes") && target.isKafka4() && asLong(value) < MIN_SEGMENT_BYTES) {
            adjustment(
                    name + "=" + value + " becomes " + MIN_SEGMENT_BYTES + ", the least that Kafka 4 accepts",
                    Severity.INFORMATION);
            return String.valueOf(MIN_SEGMENT_BYTES);
        }
        if (name.equals("min.insync.replicas") && asLong(value) > replicationFactor) {
            adjustment(
                    name + "=" + value + " becomes " + replicationFactor + ", as the topic has only "
                            + replicationFactor + " replicas on the target and could not be written with acks=all",
                    Severity.WARNING);
            return String.valueOf(replicationFactor);
        }
        return value;
    }

    private void adjustment(String reason, Severity severity) {
        notices.add(PlanNotice.of(
                PlanError.CONFIG_ADJUSTED,
                severity,
                resource(),
                reason,
                "nothing, or set the value that you want on the source and plan again"));
    }

    private String resource() {
        return "topic " + source.name();
    }

    private static long asLong(String value) {
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
