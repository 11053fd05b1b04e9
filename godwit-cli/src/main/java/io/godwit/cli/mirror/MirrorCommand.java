package io.godwit.cli.mirror;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.cli.render.Amounts;
import io.godwit.cli.serve.ServiceOptions;
import io.godwit.cli.serve.Services;
import io.godwit.core.config.Migration;
import io.godwit.core.config.schema.Types;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.MirrorError;
import io.godwit.core.journal.LeaseHolder;
import io.godwit.core.status.MigrationStatus;
import io.godwit.core.status.MirrorSession;
import io.godwit.core.status.TopicStatus;
import io.godwit.kafka.journal.LocalProcess;
import io.godwit.migration.cutover.SourceWatch;
import io.godwit.migration.mirror.MirrorRun;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code godwit mirror}: copies until it is told to stop. */
@Command(
        name = "mirror",
        description = {
            "Copies the selected topics to the target and goes on until Ctrl-C or SIGTERM.",
            "Kill it at any moment and run it again: nothing is lost, doubled or reordered."
        })
public final class MirrorCommand extends GodwitCommand {
    private static final int LOOKS_IN_SYNC = 3;

    @Option(
            names = "--until-in-sync",
            description = "End with 0 when every topic is in sync, with 6 if --timeout comes first.")
    private boolean untilInSync;

    @Option(
            names = "--connect",
            paramLabel = "URL",
            description = {
                "Copy on the distributed Connect cluster with this REST address, whatever mirror.connectUrl says.",
                "With the engine batch its workers need the plugin in connect/ of the distribution."
            })
    private Optional<String> connect = Optional.empty();

    @Option(
            names = "--serve",
            arity = "0..1",
            paramLabel = "HOST:PORT",
            fallbackValue = "127.0.0.1:7400",
            description =
                    "Serve the dashboard, API and metrics as well, as godwit serve does (default: ${FALLBACK-VALUE}).")
    private @Nullable String serve;

    @Mixin
    private ServiceOptions serviceOptions = new ServiceOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    protected ExitCode run(CommandContext context) throws Exception {
        Optional<URI> connectUrl = connect.map(this::address);
        Migration configured = context.migration();
        Migration migration = connectUrl.map(configured::mirroredOn).orElse(configured);
        LeaseHolder self = LocalProcess.holder("godwit mirror");
        MirrorRun.CompanionOf watch = (source, target, journal) ->
                new SourceWatch(migration, source, target, journal, self.actor(), context.clock())::look;
        try (MirrorRun mirror = MirrorRun.open(migration, self, context.clock(), watch);
                StatusView view = StatusView.of(context)) {
            mirror.previous().ifPresent(previous -> tellFound(context, previous));
            context.talk()
                    .say("mirroring " + migration.name() + ": " + migration.source() + " → " + migration.target()
                            + ", engine " + migration.mirror().engine() + where(migration)
                            + ". Ctrl-C stops it safely.");
            return followServed(context, migration, mirror, view);
        }
    }

    private ExitCode followServed(CommandContext context, Migration migration, MirrorRun mirror, StatusView view)
            throws Exception {
        String listen = serve;
        if (listen == null) {
            return follow(context, mirror, view);
        }
        try (AutoCloseable unused = Services.start(context, migration, listen, serviceOptions)) {
            return follow(context, mirror, view);
        }
    }

    private URI address(String text) {
        return Types.parseHttpAddress(text)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--connect '" + text + "' is no http or https address such as http://connect:8083"));
    }

    /** Without credentials, which an address may hold. */
    private static String where(Migration migration) {
        return migration
                .mirror()
                .connectUrl()
                .map(url -> " on Connect at " + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()))
                .orElse("");
    }

    private ExitCode follow(CommandContext context, MirrorRun mirror, StatusView view) throws InterruptedException {
        Optional<Instant> deadline = context.options()
                .timeout()
                .map(limit -> context.clock().instant().plus(limit));
        int inSync = 0;
        while (true) {
            Instant begin = context.clock().instant();
            MigrationStatus status = mirror.look();
            view.show(status);
            if (mirror.isCompleted()) {
                context.talk().say("the migration is completed; the mirror ends");
                return ExitCode.DONE;
            }
            inSync = isInSync(status) ? inSync + 1 : 0;
            if (untilInSync && inSync >= LOOKS_IN_SYNC) {
                context.talk().say("all " + status.topics().size() + " topics are in sync; the mirror stops");
                return ExitCode.DONE;
            }
            if (deadline.isPresent() && begin.isAfter(deadline.get())) {
                return timedOut(context, status);
            }
            Duration spent = Duration.between(begin, context.clock().instant());
            Thread.sleep(Math.max(50, mirror.lookEvery().minus(spent).toMillis()));
        }
    }

    private ExitCode timedOut(CommandContext context, MigrationStatus status) {
        if (untilInSync) {
            throw new GodwitException(
                    MirrorError.NOT_IN_SYNC,
                    "migration " + status.migration(),
                    "not in sync within --timeout: " + status.state() + ", " + status.reason(),
                    "run it again with a longer --timeout; it goes on where it is");
        }
        context.talk().say("--timeout is over; the mirror stops");
        return ExitCode.DONE;
    }

    private static boolean isInSync(MigrationStatus status) {
        return status.topics().stream().map(TopicStatus::state).allMatch("IN_SYNC"::equals);
    }

    private static void tellFound(CommandContext context, MirrorSession previous) {
        String ended = previous.stoppedCleanly() ? "was stopped" : "ended without a word (killed, or its machine died)";
        Duration ago = Duration.between(previous.updatedAt(), context.clock().instant());
        context.talk()
                .say("found the mirror of " + previous.actor() + ", which " + ended + " "
                        + Amounts.duration(ago) + " ago, at "
                        + previous.updatedAt().truncatedTo(ChronoUnit.SECONDS)
                        + "; going on from its positions");
    }
}
