package io.godwit.cli.serve;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code godwit serve}: the dashboard, the API and the metrics of a migration, until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Serves a dashboard, an HTTP API and metrics for Prometheus until Ctrl-C or SIGTERM.",
            "Anybody who reaches it may read; changes need a token. Runs beside the mirror, or without one."
        },
        footer = {"", "With --timeout it ends by itself."})
public final class ServeCommand extends GodwitCommand {
    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:7400",
            description = "Where to listen (default: ${DEFAULT-VALUE}); port 0 takes any free one.")
    private String listen = "127.0.0.1:7400";

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Override
    protected ExitCode run(CommandContext context) throws Exception {
        try (AutoCloseable unused = Services.start(context, context.migration(), listen, options)) {
            Duration limit = context.options().timeout().orElse(Duration.ofDays(10_000));
            new CountDownLatch(1).await(limit.toSeconds(), TimeUnit.SECONDS);
            context.talk().say("--timeout is over; the service ends");
            return ExitCode.DONE;
        }
    }
}
