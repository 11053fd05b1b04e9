package io.godwit.cli.validate;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.cli.plan.TrialTalk;
import io.godwit.cli.render.Amounts;
import io.godwit.cli.render.Table;
import io.godwit.core.config.Migration;
import io.godwit.core.error.ExitCode;
import io.godwit.core.journal.Journal;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.migration.probe.TargetTrial;
import io.godwit.migration.validate.Canary;
import io.godwit.migration.validate.CanaryReport;
import io.godwit.migration.validate.CanaryRequest;
import io.godwit.migration.validate.Latency;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code godwit validate}. */
@Command(
        name = "validate",
        description = {
            "Sends canary messages to a scratch topic on the target and reads them back, timed.",
            "Uses a consumer group and the client properties of the migration; removes the topic afterwards."
        })
public final class ValidateCommand extends GodwitCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--messages", paramLabel = "N", description = "How many messages (default: 100).")
    private int messages = 100;

    @Option(
            names = "--sizes",
            paramLabel = "BYTES",
            split = ",",
            description = "Sizes of their values, used in turn (default: 50,1000,100000).")
    private List<Integer> sizes = List.of(50, 1_000, 100_000);

    @Option(names = "--transactions", description = "Try an aborted and a committed transaction as well.")
    private boolean transactions;

    @Override
    protected ExitCode run(CommandContext context) {
        if (messages < 1 || sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 0)) {
            throw new ParameterException(
                    spec.commandLine(), "--messages takes 1 or more, --sizes takes sizes of 0 bytes or more");
        }
        Migration migration = context.migration();
        Duration patience = context.options().timeout().orElse(PATIENCE);
        CanaryRequest request =
                new CanaryRequest("godwit." + migration.name() + ".canary", messages, sizes, transactions, patience);
        try (ClusterConnection target = ClusterConnection.open(migration.target())) {
            CanaryReport report = new Canary(target, request, context.clock()).run();
            tryOffsets(context, migration, target);
            context.output().write(report, out -> print(report, out));
            return ExitCode.DONE;
        }
    }

    private static void tryOffsets(CommandContext context, Migration migration, ClusterConnection target) {
        TrialTalk.tell(context.talk(), migration, () -> {
            try (Journal journal = KafkaJournal.open(migration)) {
                return new TargetTrial(migration, target, context.clock()).tryNow(journal);
            }
        });
    }

    private static void print(CanaryReport report, PrintWriter out) {
        Table table = new Table().left("LATENCY").right("P50").right("P99").right("MAX");
        row(table, "produce, acks=all", report.produce());
        row(table, "end to end", report.endToEnd());
        table.print(out);
        out.println(Amounts.count(report.messages()) + " messages (" + Amounts.bytes(report.bytes()) + ") to "
                + report.cluster() + " and back: all there, in order, unchanged; offset " + report.committedOffset()
                + " committed" + (report.transactions() ? "; transactions work" : "") + "; " + report.topic()
                + " removed");
    }

    private static void row(Table table, String name, Latency latency) {
        table.row(name, milliseconds(latency.p50Ms()), milliseconds(latency.p99Ms()), milliseconds(latency.maxMs()));
    }

    private static String milliseconds(double value) {
        return String.format(Locale.ROOT, "%.1f ms", value);
    }
}
