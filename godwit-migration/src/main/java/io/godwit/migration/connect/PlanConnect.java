package io.godwit.migration.connect;

import io.godwit.core.config.Migration;
import io.godwit.core.config.Wave;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.proof.ProofStore;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.kafka.writers.KafkaPartitionLogs;
import io.godwit.migration.repoint.Repoint;
import io.godwit.migration.repoint.SourceListeners;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The plan for connectors, asked of all clusters. Changes nothing. */
public final class PlanConnect {
    private final Migration migration;
    private final Clock clock;
    private final Consumer<String> talk;

    /** @param talk told what could not be asked */
    public PlanConnect(Migration migration, Clock clock, Consumer<String> talk) {
        this.migration = migration;
        this.clock = clock;
        this.talk = talk;
    }

    /** @throws io.godwit.core.error.GodwitException if a cluster can't be reached, or none is named */
    public List<ConnectPlan> plan() {
        return with(ExamineConnectors::all);
    }

    /** As the other, for Connect clusters that move as a whole. */
    public List<WholeClusterPlan> wholeClusters() {
        return with(ExamineConnectors::wholeClusters);
    }

    /**
     * What would run on MSK Connect. Asks the source alone.
     *
     * @param bootstrapServers of the target's IAM listener, if they are not the target's of migration.yaml
     */
    public MskConnectPlan forMskConnect(Optional<String> bootstrapServers) {
        try (ClusterConnection source = ClusterConnection.open(migration.source())) {
            Repoint repoint = new Repoint(migration, SourceListeners.ofBrokers(source.timeouts()), clock, talk);
            return new PlanMskConnect(migration, repoint.rewriter(), new KafkaPartitionLogs(source).topics())
                    .plan(bootstrapServers);
        }
    }

    private <T> T with(Function<ExamineConnectors, T> question) {
        try (ClusterConnection source = ClusterConnection.open(migration.source());
                ClusterConnection target = ClusterConnection.open(migration.target());
                Journal journal = KafkaJournal.open(migration)) {
            Repoint repoint = new Repoint(migration, SourceListeners.ofBrokers(source.timeouts()), clock, talk);
            return question.apply(new ExamineConnectors(
                    migration,
                    new LiveKafkaFacts(source, target, new ProofStore(journal)),
                    repoint.rewriter(),
                    application -> ranOn(journal, application)));
        }
    }

    private ClusterSide ranOn(Journal journal, String application) {
        return migration.waves().stream()
                .filter(wave -> wave.applications().contains(application))
                .findFirst()
                .map(Wave::name)
                .map(wave -> new CutoverStore(journal, wave, "", clock).connectorsRanOn(application))
                .orElse(ClusterSide.SOURCE);
    }
}
