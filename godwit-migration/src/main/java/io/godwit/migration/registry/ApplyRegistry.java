package io.godwit.migration.registry;

import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.journal.Lease;
import io.godwit.core.json.Json;
import io.godwit.core.registry.RegistryPlan;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Moves a registry under the operator's lease, and writes down in the journal that it did. */
public final class ApplyRegistry {
    private final RegistryPair pair;
    private final Lease lease;
    private final String actor;
    private final Clock clock;
    private final Consumer<String> progress;

    /**
     * @param lease the operator's; confirmed before each batch
     * @param actor who, as events name it
     * @param progress told what is being done, in a few words
     */
    public ApplyRegistry(RegistryPair pair, Lease lease, String actor, Clock clock, Consumer<String> progress) {
        this.pair = pair;
        this.lease = lease;
        this.actor = actor;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Plans anew, now that nobody else acts, and does it.
     *
     * @return what was done
     * @throws GodwitException if something is in the way, before anything is written; or at the first step that fails
     */
    public RegistryPlan apply() {
        RegistryPair.Survey survey = pair.survey();
        RegistryPlan plan = survey.plan();
        MoveRegistry.requireNoCollisions(plan);
        if (!plan.hasChanges() || survey.target().isEmpty()) {
            return plan;
        }
        append("registry.started", plan, Map.of());
        try {
            new MoveRegistry(pair.target(), survey.target().get(), lease::confirm, progress).apply(plan, pair.source());
        } catch (GodwitException e) {
            append("registry.failed", plan, Map.of("error", e.code().id(), "resource", e.resource()));
            throw e;
        }
        append("registry.finished", plan, Map.of());
        return plan;
    }

    private void append(String type, RegistryPlan plan, Map<String, String> more) {
        Map<String, Object> details = new TreeMap<>(more);
        details.put("way", plan.way().word());
        details.put("steps", plan.steps().size());
        details.put("alreadyThere", plan.unchanged());
        details.put("source", pair.source().address().toString());
        details.put("target", pair.target().address().toString());
        lease.journal().append(new JournalEvent(clock.instant(), type, actor, Json.tree((Object) details)));
    }
}
