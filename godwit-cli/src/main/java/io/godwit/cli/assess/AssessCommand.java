package io.godwit.cli.assess;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.assess.Assessment;
import io.godwit.core.assess.Assessor;
import io.godwit.core.assess.facts.Anonymizer;
import io.godwit.core.assess.facts.Facts;
import io.godwit.core.config.Migration;
import io.godwit.core.error.ExitCode;
import io.godwit.core.unit.DataSize;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.kafka.history.LookUpPace;
import io.godwit.migration.assess.Bundle;
import io.godwit.migration.assess.CollectFacts;
import io.godwit.migration.assess.CollectionRequest;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code godwit assess}. */
@Command(
        name = "assess",
        description = {
            "Looks at the source from all sides: traffic by the hour, disk, users, what hinders each kind of target.",
            "Writes assessment.json, assessment.html and assessment.md. Changes nothing."
        },
        footer = {"", "Exit codes: 0 assessed, whatever was found, 1 failed."})
public final class AssessCommand extends GodwitCommand {
    private static final int SALT_BYTES = 32;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private SourceOptions sources = new SourceOptions();

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where the files are written (default: here).")
    private Path out = Path.of("");

    @Option(
            names = "--collect",
            paramLabel = "FILE",
            description =
                    "Only collect, into a zip file that godwit assess --from takes elsewhere. No secret is in it.")
    private @Nullable Path collect;

    @Option(
            names = "--anonymize",
            description = "With --collect: hashes in place of the names of topics, groups, clients, hosts and users.")
    private boolean anonymize;

    @Option(names = "--from", paramLabel = "FILE", description = "Assess what --collect collected; asks no cluster.")
    private @Nullable Path from;

    @Option(
            names = "--history",
            paramLabel = "DURATION",
            defaultValue = "7d",
            description = "How far back the logs are looked at (default: 7d).")
    private Duration history = Duration.ofDays(7);

    @Option(
            names = "--window",
            paramLabel = "DURATION",
            defaultValue = "60s",
            description = "How long rates are measured by JMX or Jolokia (default: 60s).")
    private Duration window = Duration.ofSeconds(60);

    @Option(
            names = "--max-look-ups",
            paramLabel = "NUMBER",
            defaultValue = "7000",
            description = "Offsets looked up a second at most, all brokers together (default: 7000).")
    private int maxLookUps = 7_000;

    @Option(
            names = "--log-time-limit",
            paramLabel = "DURATION",
            defaultValue = "150s",
            description = "How long the logs are looked at; what is not known by then stays coarse (default: 150s).")
    private Duration logTimeLimit = Duration.ofSeconds(150);

    @Option(
            names = "--measure",
            paramLabel = "DURATION",
            defaultValue = "5s",
            description = "How long to read from the source to measure the copy rate (default: 5s; 0s = do not).")
    private Duration measure = Duration.ofSeconds(5);

    @Option(
            names = "--copy-rate",
            paramLabel = "RATE",
            description = "Forecast the copy at this rate, such as 100MB/s, in place of the measured one.")
    private @Nullable String copyRate;

    @Override
    protected ExitCode run(CommandContext context) {
        OptionalDouble rate = givenRate();
        check();
        Facts facts = from == null ? collected(context) : Bundle.read(from);
        if (collect != null) {
            Bundle.write(anonymize ? new Anonymizer(salt()).anonymize(facts) : facts, collect);
            context.talk()
                    .say("Wrote " + collect + "; it holds facts.json, which can be looked at before it is sent."
                            + " godwit assess --from " + collect + " assesses it.");
            return ExitCode.DONE;
        }
        Assessment assessment = Assessor.assess(facts, rate);
        List<Path> files = AssessmentFiles.write(assessment, out);
        context.output().write(assessment, text -> new AssessmentText(context.style()).print(assessment, text));
        context.talk()
                .say("Wrote "
                        + String.join(", ", files.stream().map(Path::toString).toList()));
        return ExitCode.DONE;
    }

    private Facts collected(CommandContext context) {
        Migration migration = context.sourceMigration();
        return new CollectFacts(ConnectionTimeouts.DEFAULT, context.clock(), context.talk()::say)
                .collect(
                        migration,
                        new CollectionRequest(
                                sources.over(migration.assess()),
                                history,
                                window,
                                new LookUpPace(maxLookUps, logTimeLimit),
                                measure));
    }

    /** Everything that is wrong with the options is said before a cluster is asked. */
    private void check() {
        if (from != null && collect != null) {
            throw new ParameterException(spec.commandLine(), "--from and --collect exclude each other");
        }
        if (anonymize && collect == null) {
            throw new ParameterException(spec.commandLine(), "--anonymize goes with --collect");
        }
        if (maxLookUps < 1 || logTimeLimit.isZero() || window.isZero()) {
            throw new ParameterException(
                    spec.commandLine(), "--max-look-ups, --log-time-limit and --window are above 0");
        }
        if (history.compareTo(Duration.ofHours(1)) < 0 || history.compareTo(Duration.ofDays(366)) > 0) {
            throw new ParameterException(spec.commandLine(), "--history is between 1h and 366d");
        }
    }

    private OptionalDouble givenRate() {
        if (copyRate == null) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((double) DataSize.parsePerSecond(copyRate)
                .filter(size -> size.bytes() > 0)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--copy-rate: '" + copyRate + "' is not a rate such as 100MB/s"))
                .bytes());
    }

    private static byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return salt;
    }
}
