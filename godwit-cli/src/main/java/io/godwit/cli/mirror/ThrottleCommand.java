package io.godwit.cli.mirror;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import io.godwit.core.unit.DataSize;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code godwit throttle}. */
@Command(
        name = "throttle",
        description = {
            "Limits the copy to RATE bytes per second, all topics together, until the next godwit throttle.",
            "RATE is such as 20MiB/s or 5MB/s, at least 64KiB/s; off takes the limit away."
        })
public final class ThrottleCommand extends GodwitCommand {
    /** Below that, one read of the source would take longer to pay for than a task may take to stop. */
    private static final long FLOOR_BYTES = 64 * 1024;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "RATE", description = "Bytes per second, or off.")
    private String rate = "";

    @Override
    protected ExitCode run(CommandContext context) {
        OptionalLong limit = limit();
        Controls.send(
                context,
                "godwit throttle",
                limit.isPresent()
                        ? "limiting the copy to " + new DataSize(limit.getAsLong()) + "/s"
                        : "taking the limit away",
                controls -> controls.throttle(limit));
        return ExitCode.DONE;
    }

    private OptionalLong limit() {
        if (rate.equalsIgnoreCase("off")) {
            return OptionalLong.empty();
        }
        Optional<DataSize> size = DataSize.parsePerSecond(rate).or(() -> DataSize.parse(rate));
        if (size.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "'" + rate + "' is neither a rate such as 20MiB/s nor off");
        }
        if (size.get().bytes() < FLOOR_BYTES) {
            throw new ParameterException(
                    spec.commandLine(), "'" + rate + "' is below 64KiB/s; godwit pause stops the copy altogether");
        }
        return OptionalLong.of(size.get().bytes());
    }
}
