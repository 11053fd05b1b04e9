package io.godwit.cli;

import io.godwit.core.error.ExitCode;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The base of all commands. A subclass declares its own options and parameters with picocli's annotations and says in
 * {@link #run} what it does; how it is started, how errors are shown and how it ends is the same for all.
 *
 * <p>The thread that runs the command is interrupted when the process is asked to end (Ctrl-C, SIGTERM) and has
 * {@link Shutdown#GRACE} to put things in order.
 */
@Command(mixinStandardHelpOptions = true, showDefaultValues = false)
public abstract class GodwitCommand implements Callable<Integer> {
    @Mixin
    private GlobalOptions options = new GlobalOptions();

    private @Nullable Wiring wiring;

    /** What the composition root gives to every command. */
    record Wiring(Terminal terminal, MigrationLoader loader) {}

    void use(Wiring wiring) {
        this.wiring = wiring;
    }

    GlobalOptions options() {
        return options;
    }

    @Override
    public final Integer call() throws Exception {
        Wiring given = Objects.requireNonNull(wiring);
        return run(new CommandContext(options, given.terminal(), given.loader()))
                .status();
    }

    /** Does the work. Every exception that leaves it is shown as an error; only GodwitExceptions are expected. */
    protected abstract ExitCode run(CommandContext context) throws Exception;
}
