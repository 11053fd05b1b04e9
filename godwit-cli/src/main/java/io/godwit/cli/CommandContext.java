package io.godwit.cli;

import io.godwit.cli.render.Style;
import io.godwit.core.config.Migration;
import java.time.Clock;

/** What a running command works with. */
public final class CommandContext {
    private final GlobalOptions options;
    private final Terminal terminal;
    private final MigrationLoader loader;

    CommandContext(GlobalOptions options, Terminal terminal, MigrationLoader loader) {
        this.options = options;
        this.terminal = terminal;
        this.loader = loader;
    }

    /** The migration of {@code --file} and the options that override it, read anew at each call. */
    public Migration migration() {
        return loader.load(options);
    }

    /** The same for a command that asks the source alone: there need not be a target yet. Its target must not be used. */
    public Migration sourceMigration() {
        return loader.loadSource(options);
    }

    public GlobalOptions options() {
        return options;
    }

    public Terminal terminal() {
        return terminal;
    }

    public Output output() {
        return new Output(options.output(), terminal.out());
    }

    public Talk talk() {
        return new Talk(terminal, options);
    }

    /** Colour where a person looks at it and did not refuse it. */
    public Style style() {
        return terminal.interactive()
                        && !options.noColor()
                        && !terminal.environment().containsKey("NO_COLOR")
                        && options.output() == OutputFormat.text
                ? Style.COLOR
                : Style.PLAIN;
    }

    public Clock clock() {
        return Clock.systemUTC();
    }
}
