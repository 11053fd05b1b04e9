package io.godwit.migration.waves;

import io.godwit.core.config.Migration;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.InventoryPart;
import io.godwit.core.waves.SeenProducer;
import io.godwit.core.waves.UseFacts;
import io.godwit.core.waves.WaveProposal;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.kafka.inventory.InventoryReader;
import io.godwit.kafka.inventory.InventoryScope;
import io.godwit.kafka.writers.WriterSurvey;
import io.godwit.kafka.writers.WriterSurvey.Survey;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Asks the source who uses it, and proposes applications and waves. Reads only, and needs no target. */
public final class ProposeWaves {
    private static final Set<InventoryPart> PARTS = Collections.unmodifiableSet(EnumSet.of(
            InventoryPart.TOPICS,
            InventoryPart.OFFSETS,
            InventoryPart.GROUPS,
            InventoryPart.GROUP_OFFSETS,
            InventoryPart.ACLS,
            InventoryPart.QUOTAS,
            InventoryPart.SCRAM_USERS,
            InventoryPart.OPEN_TRANSACTIONS));

    private final ConnectionTimeouts timeouts;
    private final Consumer<String> progress;

    /** @param progress told what is being done, in a few words */
    public ProposeWaves(ConnectionTimeouts timeouts, Consumer<String> progress) {
        this.timeouts = timeouts;
        this.progress = progress;
    }

    /** @throws io.godwit.core.error.GodwitException if the source does not answer, or refuses to list its topics */
    public WaveProposal propose(Migration migration) {
        return WaveProposal.of(migration, facts(migration));
    }

    private UseFacts facts(Migration migration) {
        progress.accept("Reading the " + migration.source());
        try (ClusterConnection source = ClusterConnection.open(migration.source(), timeouts)) {
            ClusterInventory inventory = new InventoryReader(source).read(InventoryScope.of(PARTS));
            progress.accept("Asking the brokers who writes");
            WriterSurvey survey = new WriterSurvey(source);
            Survey writers =
                    survey.survey(inventory, topic -> migration.topics().selects(topic.name()));
            Survey committers = survey.survey(inventory, topic -> topic.name().equals(UseFacts.OFFSETS_TOPIC));
            List<SeenProducer> producers = Stream.of(writers, committers)
                    .flatMap(told -> told.writers().stream())
                    .map(writer -> new SeenProducer(writer.partition(), writer.producerId(), writer.transactionalId()))
                    .toList();
            return new UseFacts(inventory, producers, writers.notAsked());
        }
    }
}
