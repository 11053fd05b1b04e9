package io.godwit.migration.doctor;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.Migration;
import io.godwit.core.cutover.Fences;
import io.godwit.core.doctor.CopyOutlook;
import io.godwit.core.doctor.Doctor;
import io.godwit.core.doctor.DoctorFacts;
import io.godwit.core.doctor.DoctorReport;
import io.godwit.core.doctor.TimestampLimits;
import io.godwit.core.error.ClusterError;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.InventoryPart;
import io.godwit.core.offsets.TargetAbilities;
import io.godwit.core.plan.Plan;
import io.godwit.core.plan.PlanMemory;
import io.godwit.core.plan.Planner;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.SecurityPart;
import io.godwit.core.security.SecurityPolicy;
import io.godwit.core.security.plan.AccessFindings;
import io.godwit.core.security.plan.SecurityPlanner;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.kafka.inventory.InventoryReader;
import io.godwit.kafka.inventory.InventoryScope;
import io.godwit.kafka.measure.RecordAgeReader;
import io.godwit.kafka.security.ClusterSecurityReader;
import io.godwit.kafka.topics.TopicCreationCheck;
import io.godwit.migration.plan.ClusterPair;
import io.godwit.migration.registry.RegistryReadiness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Examines both clusters of a migration. It reads, asks the target to validate, and changes nothing. A cluster that cannot
 * be reached is a finding, and the other one is examined as far as it can be without it.
 */
public final class ExamineMigration {
    private final Function<Migration, Journal> journals;
    private final ConnectionTimeouts timeouts;
    private final Clock clock;
    private final Consumer<String> progress;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param journals opens a migration's journal; asked only if the journal exists
     * @param progress told what is being done, in a few words
     */
    public ExamineMigration(
            Function<Migration, Journal> journals,
            ConnectionTimeouts timeouts,
            Clock clock,
            Consumer<String> progress) {
        this.journals = journals;
        this.timeouts = timeouts;
        this.clock = clock;
        this.progress = progress;
    }

    // Who may do what is read on its own.
    private static final Set<InventoryPart> PARTS =
            EnumSet.complementOf(EnumSet.of(InventoryPart.ACLS, InventoryPart.QUOTAS, InventoryPart.SCRAM_USERS));

    /** One cluster as it was found. */
    private record Sight(ClusterConnection connection, ClusterInventory inventory, Instant readAt) {}

    /**
     * Examines the clusters.
     *
     * @param measure how long the copy rate is measured by reading from the source; zero = not at all
     */
    public Examination examine(Migration migration, Duration measure) {
        findings.clear();
        Optional<Sight> source = Optional.empty();
        Optional<Sight> target = Optional.empty();
        try {
            source = look(migration.source());
            target = look(migration.target());
            if (source.isPresent() && target.isPresent()) {
                examineBoth(migration, source.get(), target.get(), measure);
            } else {
                source.ifPresent(sight -> findings.addAll(sight.inventory().unread()));
                target.ifPresent(sight -> findings.addAll(sight.inventory().unread()));
            }
        } finally {
            source.ifPresent(sight -> sight.connection().close());
            target.ifPresent(sight -> sight.connection().close());
        }
        return new Examination(
                source.map(sight -> ClusterSummary.of(sight.inventory())),
                target.map(sight -> ClusterSummary.of(sight.inventory())),
                new DoctorReport(List.copyOf(findings)));
    }

    private Optional<Sight> look(ClusterConfig config) {
        progress.accept("Reading the " + config);
        ClusterConnection connection;
        try {
            connection = ClusterConnection.open(config, timeouts);
        } catch (GodwitException e) {
            keep(e);
            return Optional.empty();
        }
        try {
            ListenerExamination listeners = new ListenerExamination(timeouts, clock);
            findings.addAll(listeners.bootstrap(connection));
            ClusterInventory inventory = new InventoryReader(connection).read(InventoryScope.of(PARTS));
            findings.addAll(listeners.advertised(connection, inventory));
            return Optional.of(new Sight(connection, inventory, clock.instant()));
        } catch (GodwitException e) {
            connection.close();
            keep(e);
            return Optional.empty();
        }
    }

    private void keep(GodwitException problem) {
        if (problem.code() == GeneralError.INTERRUPTED) {
            throw problem;
        }
        findings.add(ListenerExamination.finding(problem, Severity.BLOCKER));
    }

    private void examineBoth(Migration migration, Sight source, Sight target, Duration measure) {
        if (source.inventory().clusterId().equals(target.inventory().clusterId())) {
            findings.add(sameCluster(migration, source.inventory().clusterId()));
            return;
        }
        Remembered remembered = remembered(migration, target.inventory());
        PlanMemory memory = remembered.memory();
        Plan plan = Planner.plan(migration, source.inventory(), target.inventory(), memory);
        CopyOutlook outlook = CopyOutlook.unknown();
        if (!measure.isZero()) {
            progress.accept("Measuring how fast the source can be read, for up to " + measure.toSeconds() + " s");
            outlook = new OutlookMeasurement(source.connection(), clock)
                    .measure(migration, source.inventory(), source.readAt(), measure);
        }
        plan = secured(migration, source, target, plan);
        Instant now = clock.instant();
        DoctorFacts facts = new DoctorFacts(
                migration,
                source.inventory(),
                target.inventory(),
                plan,
                memory,
                new RecordAgeReader(source.connection())
                        .read(source.inventory(), TimestampLimits.ofTopics(target.inventory(), plan, memory), now),
                new TopicCreationCheck(target.connection()).refusals(plan),
                remembered.abilities(),
                outlook,
                now);
        findings.addAll(Doctor.examine(facts).findings());
        if (migration.registry().isPresent()) {
            progress.accept("Comparing the schema registries");
            RegistryReadiness.look(migration).ifPresent(seen -> findings.addAll(seen.findings()));
        }
    }

    /** The plan with who may do what; how that differs afterwards is a finding of its own. */
    private Plan secured(Migration migration, Sight source, Sight target, Plan plan) {
        SecurityPolicy policy = migration.security();
        if (!policy.carriesAnything()) {
            return plan;
        }
        progress.accept("Comparing who may do what");
        ClusterSecurity from = withoutFences(
                migration,
                target.inventory(),
                ClusterSecurityReader.read(source.connection(), EnumSet.allOf(SecurityPart.class)));
        ClusterSecurity to = ClusterSecurityReader.read(target.connection(), EnumSet.allOf(SecurityPart.class));
        SecurityPlanner.Result result = SecurityPlanner.plan(policy, from, to, ClusterPair.operator(migration));
        findings.addAll(AccessFindings.of(policy, from, to, result.plan()));
        return plan.with(result);
    }

    /** What a cutover has put up on the source to keep writers off is no difference. */
    private ClusterSecurity withoutFences(Migration migration, ClusterInventory target, ClusterSecurity source) {
        if (target.topic(migration.offsetsTopic()).isEmpty()) {
            return source;
        }
        try (Journal journal = journals.apply(migration)) {
            return Fences.without(source, journal);
        }
    }

    /** What the journal tells. */
    private record Remembered(PlanMemory memory, Optional<TargetAbilities> abilities) {}

    private Remembered remembered(Migration migration, ClusterInventory target) {
        if (target.topic(migration.offsetsTopic()).isEmpty()) {
            return new Remembered(PlanMemory.empty(), Optional.empty());
        }
        try (Journal journal = journals.apply(migration)) {
            return new Remembered(PlanMemory.read(journal), TargetAbilities.read(journal));
        }
    }

    private static Finding sameCluster(Migration migration, String clusterId) {
        return new Finding(
                ClusterError.SAME_CLUSTER,
                Severity.BLOCKER,
                "cluster " + clusterId,
                "source (" + migration.source().bootstrapServers() + ") and target ("
                        + migration.target().bootstrapServers() + ") lead to the same cluster",
                "correct bootstrap.servers of the source or the target in migration.yaml");
    }
}
