package io.godwit.cli.mirror;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import io.godwit.core.unit.DataSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code godwit throttle}. */
@Command(
        name = "throttle",
        description = {
            "Limits the copy to RATE bytes per second, all topics together, until the next godwit throttle.",
            "With --topic it limits each of these topics alone, beside the limit for all together.",
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

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "A name in full; can be given more than once. With engine batch only.")
    private List<String> topics = new ArrayList<>();

    @Override
    protected ExitCode run(CommandContext context) {
        OptionalLong limit = limit();
        String engine = context.migration().mirror().engine();
        Controls.send(context, "godwit throttle", said(limit), controls -> {
            if (topics.isEmpty()) {
                controls.throttle(limit);
            } else {
                controls.throttle(engine, new TreeSet<>(topics), limit);
            }
        });
        return ExitCode.DONE;
    }

    private String said(OptionalLong limit) {
        String what = topics.isEmpty() ? "the copy" : String.join(", ", topics);
        return limit.isPresent()
                ? "limiting " + what + " to " + new DataSize(limit.getAsLong()) + "/s"
                        + (topics.size() > 1 ? " each" : "")
                : "taking the limit of " + what + " away";
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
