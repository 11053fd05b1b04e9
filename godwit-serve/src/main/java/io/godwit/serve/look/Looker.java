package io.godwit.serve.look;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.config.Migration;
import io.godwit.core.engine.TopicLogs;
import io.godwit.core.journal.Journal;
import io.godwit.core.journal.LeaseHolder;
import io.godwit.core.json.Json;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.PartitionProof;
import io.godwit.core.status.MigrationStatus;
import io.godwit.migration.mirror.StatusReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes one look: reads the journal, and the clusters where no mirror does. For one thread. */
public final class Looker {
    /** How often both clusters are asked while no mirror runs. */
    private static final Duration CLUSTERS_EVERY = Duration.ofSeconds(10);

    /** How often the proofs are read: they change as {@code godwit verify} goes on, and there are many. */
    private static final Duration PROOFS_EVERY = Duration.ofSeconds(5);

    private final Migration migration;
    private final Journal journal;
    private final Clock clock;
    private final Supplier<StatusReader.Clusters> clusters;
    private final WaveGlances waves;
    private final Proofs proofs = new Proofs();
    private SortedMap<PartitionId, PartitionProof> proven = new TreeMap<>();
    private Instant provenAt = Instant.EPOCH;
    private StatusReader.@Nullable Clusters remembered;

    /**
     * @param clusters both, connected to when a look first needs them
     */
    public Looker(Migration migration, Journal journal, Supplier<StatusReader.Clusters> clusters, Clock clock) {
        this.migration = migration;
        this.journal = journal;
        this.clock = clock;
        this.clusters = clusters;
        this.waves = new WaveGlances(migration, clock);
    }

    /** @param number of this look */
    Look look(long number, EventFeed events) {
        JournalMemory memory = JournalMemory.of(journal);
        MigrationStatus status = new StatusReader(migration, memory, this::clusters, clock).read();
        SortedSet<String> topics = new TreeSet<>();
        status.topics().forEach(topic -> topics.add(topic.topic()));
        Instant now = clock.instant();
        if (Duration.between(provenAt, now).compareTo(PROOFS_EVERY) >= 0 || now.isBefore(provenAt)) {
            proven = proofs.look(journal);
            provenAt = now;
        }
        ProofGlance proof = ProofGlance.of(status.topics(), proven);
        var glances = waves.look(memory, topics);
        Optional<LastPlan> plan = events.plan();
        return new Look(
                number,
                now,
                status,
                glances,
                proof,
                Journey.of(status, plan, proof, glances),
                plan,
                events.count(),
                operator(memory),
                Optional.empty());
    }

    Journal journal() {
        return journal;
    }

    private StatusReader.Clusters clusters() {
        StatusReader.Clusters known = remembered;
        if (known == null) {
            StatusReader.Clusters both = clusters.get();
            known = new StatusReader.Clusters(remember(both.source()), remember(both.target()));
            remembered = known;
        }
        return known;
    }

    private static TopicLogs remember(TopicLogs logs) {
        return new RememberedLogs(logs, CLUSTERS_EVERY, System::nanoTime);
    }

    private static Optional<String> operator(Journal memory) {
        return memory.get("lease.operator")
                .map(json -> Json.read(json, JsonNode.class))
                .filter(lease -> lease.path("held").asBoolean())
                .map(lease -> Json.from(lease.path("holder"), LeaseHolder.class))
                .map(holder -> holder.actor() + ": " + holder.command());
    }
}
