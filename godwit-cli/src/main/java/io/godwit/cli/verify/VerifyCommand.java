package io.godwit.cli.verify;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.config.Migration;
import io.godwit.core.cutover.CutoverTopics;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ProofError;
import io.godwit.core.journal.Journal;
import io.godwit.core.proof.ProofStore;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.kafka.writers.KafkaPartitionLogs;
import io.godwit.migration.verify.PartitionResult.Verdict;
import io.godwit.migration.verify.Sample;
import io.godwit.migration.verify.VerifierFactory;
import io.godwit.migration.verify.VerifyMeter;
import io.godwit.migration.verify.VerifyReport;
import io.godwit.migration.verify.VerifyRequest;
import io.godwit.migration.verify.VerifyRequest.Scope;
import io.godwit.migration.verify.VerifyScope;
import io.godwit.migration.verify.VerifySummary;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code godwit verify}. */
@Command(
        name = "verify",
        description = {
            "Compares source and target record by record: order, key, value, headers, timestamp.",
            "Goes on where the last run stopped, works while the mirror copies, and changes nothing."
        },
        footer = {"", "Exit codes: 0 equal, 3 equal as far as it is copied, 5 there are mismatches."})
public final class VerifyCommand extends GodwitCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--topics",
            paramLabel = "REGEX",
            description = "Only topics whose whole name matches (default: all that the migration selects).")
    private @Nullable Pattern topics;

    @Option(
            names = "--full",
            description = "Begin at the start of the logs and forget the earlier proof and its mismatches.")
    private boolean full;

    @Option(
            names = "--sample",
            paramLabel = "OFFSETS",
            description = "Only the last so many offsets of each partition. A sample is never kept as a proof.")
    private long sampleOffsets;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "10s",
            description = "How long to wait for the mirror to bring what the source has now (default: 10s).")
    private Duration patience = Duration.ofSeconds(10);

    @Option(
            names = "--max-mismatches",
            paramLabel = "N",
            description = "How many mismatches to list for each partition; all are counted (default: 10).")
    private int mismatchLimit = VerifyRequest.DEFAULT_MISMATCH_LIMIT;

    @Override
    protected ExitCode run(CommandContext context) {
        checkOptions();
        Migration migration = context.migration();
        try (ClusterConnection source = ClusterConnection.open(migration.source());
                ClusterConnection target = ClusterConnection.open(migration.target());
                Journal journal = KafkaJournal.open(migration)) {
            VerifierFactory factory =
                    new VerifierFactory(source, target, new ProofStore(journal), migration.verify(), context.clock());
            VerifyScope scope = factory.scope(selected(migration));
            if (scope.partitions().isEmpty() && scope.notCompared().isEmpty()) {
                throw nothingSelected();
            }
            VerifyMeter meter = new VerifyMeter();
            VerifyReport report;
            try (VerifyProgress progress = VerifyProgress.start(meter, context)) {
                report = factory.verifier(topicNames(scope), meter)
                        .verify(new VerifyRequest(
                                scope.partitions(),
                                full ? Scope.FULL : Scope.SINCE_LAST_PROOF,
                                Map.of(),
                                CutoverTopics.copyEnds(
                                        migration, journal, context.clock(), new KafkaPartitionLogs(source)::ends),
                                patience,
                                new Sample(sampleOffsets),
                                mismatchLimit));
            }
            VerifySummary summary = VerifySummary.of(report, scope.notCompared());
            VerifyText text = new VerifyText(
                    context.style(), sampleOffsets, context.clock().instant());
            context.output().write(summary, out -> text.print(summary, out));
            return exitCode(summary.verdict());
        }
    }

    private void checkOptions() {
        if (sampleOffsets < 0 || mismatchLimit < 0) {
            throw new ParameterException(spec.commandLine(), "--sample and --max-mismatches take 0 or more");
        }
        if (full && sampleOffsets > 0) {
            throw new ParameterException(spec.commandLine(), "--full compares everything, --sample does not: give one");
        }
    }

    private Predicate<String> selected(Migration migration) {
        return name -> migration.topics().selects(name)
                && (topics == null || topics.matcher(name).matches());
    }

    private static java.util.SortedSet<String> topicNames(VerifyScope scope) {
        return scope.partitions().stream()
                .map(partition -> partition.topic())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private GodwitException nothingSelected() {
        return new GodwitException(
                ProofError.NOTHING_TO_VERIFY,
                topics == null ? "topics" : "--topics '" + topics + "'",
                "no topic of the source is selected",
                "list them with kafka-topics.sh --list; an expression must match a whole name: 'order.*', not 'order*'");
    }

    private static ExitCode exitCode(Verdict verdict) {
        return switch (verdict) {
            case EQUAL -> ExitCode.DONE;
            case PENDING -> ExitCode.PENDING;
            case FAILED -> ExitCode.FAILED;
            case DIFFERENT -> ExitCode.MISMATCH;
        };
    }
}
