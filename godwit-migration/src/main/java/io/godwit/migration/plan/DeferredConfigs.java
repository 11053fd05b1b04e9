package io.godwit.migration.plan;

import io.godwit.core.journal.JournalEvent;
import io.godwit.core.journal.Lease;
import io.godwit.core.json.Json;
import io.godwit.core.plan.ChangeResult;
import io.godwit.core.plan.HeldConfig;
import io.godwit.core.plan.PlanMemory;
import io.godwit.core.plan.TopicChanger;
import io.godwit.core.plan.TopicMemory;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The configs that are held back while records are copied: gives them their values at the cutover, and takes them back when
 * a cutover is aborted or rolled back, so that copying can go on. Both may be repeated.
 */
public final class DeferredConfigs {
    private final TopicChanger target;
    private final Lease lease;
    private final String actor;
    private final Clock clock;

    /**
     * @param lease the operator's
     * @param actor who, as events name it
     */
    public DeferredConfigs(TopicChanger target, Lease lease, String actor, Clock clock) {
        this.target = target;
        this.lease = lease;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param changed topics whose configs are now as asked for, sorted
     * @param failed topic → why its configs could not be changed; call again for these
     */
    public record Result(SortedSet<String> changed, SortedMap<String, String> failed) {
        public Result {
            changed = Collections.unmodifiableSortedSet(new TreeSet<>(changed));
            failed = Collections.unmodifiableSortedMap(new TreeMap<>(failed));
        }
    }

    /**
     * Gives the configs of these topics the values that they have from the cutover on. Topics that are done already, or
     * that no plan touched, are left alone.
     */
    public Result restore(Collection<String> topics) {
        return change(topics, false, HeldConfig::after, TopicMemory::asRestored, "configs.restored");
    }

    /** Holds the configs of these topics back again. Topics that are held, or that no plan touched, are left alone. */
    public Result hold(Collection<String> topics) {
        return change(
                topics,
                true,
                config -> Optional.of(config.during()),
                memory -> TopicMemory.holding(memory.held()),
                "configs.held");
    }

    private Result change(
            Collection<String> topics,
            boolean restoredBefore,
            Function<HeldConfig, Optional<String>> value,
            Function<TopicMemory, TopicMemory> next,
            String eventType) {
        lease.confirm();
        PlanMemory memory = PlanMemory.read(lease.journal());
        TreeMap<String, SortedMap<String, Optional<String>>> wanted = new TreeMap<>();
        TreeMap<String, TopicMemory> changed = new TreeMap<>();
        for (String topic : topics) {
            memory.of(topic).filter(known -> known.restored() == restoredBefore).ifPresent(known -> {
                changed.put(topic, next.apply(known));
                if (!known.held().isEmpty()) {
                    wanted.put(topic, values(known, value));
                }
            });
        }
        SortedMap<String, String> failed = failures(wanted.isEmpty() ? Map.of() : target.setConfigs(wanted));
        changed.keySet().removeAll(failed.keySet());
        if (!changed.isEmpty() || !failed.isEmpty()) {
            PlanMemory.write(lease.journal(), changed);
            append(eventType, wanted, failed);
        }
        return new Result(new TreeSet<>(changed.keySet()), failed);
    }

    private static SortedMap<String, Optional<String>> values(
            TopicMemory memory, Function<HeldConfig, Optional<String>> value) {
        TreeMap<String, Optional<String>> values = new TreeMap<>();
        memory.held().forEach((name, config) -> values.put(name, value.apply(config)));
        return values;
    }

    private static SortedMap<String, String> failures(Map<String, ChangeResult> results) {
        TreeMap<String, String> failures = new TreeMap<>();
        results.forEach((topic, result) -> result.failure().ifPresent(reason -> failures.put(topic, reason)));
        return failures;
    }

    private void append(
            String type,
            SortedMap<String, SortedMap<String, Optional<String>>> wanted,
            SortedMap<String, String> failed) {
        lease.journal()
                .append(new JournalEvent(
                        clock.instant(),
                        type,
                        actor,
                        Json.tree(new TreeMap<>(Map.of("topics", wanted, "failed", failed)))));
    }
}
