package io.godwit.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command takes. */
public final class GlobalOptions {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The migration's configuration (default: migration.yaml).")
    private @Nullable Path file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Form of the data on standard output: ${COMPLETION-CANDIDATES} (default: text).")
    private OutputFormat output = OutputFormat.text;

    @Option(
            names = {"-y", "--yes"},
            description = "Answer every question with yes.")
    private boolean yes;

    @Option(names = "--no-input", description = "Never ask; a question that nobody answered with --yes is an error.")
    private boolean noInput;

    @Option(names = "--no-color", description = "No colour. So does the environment variable NO_COLOR.")
    private boolean noColor;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "The longest that this command may wait for a condition, such as 90s, 10m or 2h.")
    private @Nullable Duration timeout;

    @Option(names = "--debug", description = "Stack traces and more logging.")
    private boolean debug;

    @Option(names = "--source-bootstrap-server", paramLabel = "HOST:PORT", description = "Overrides the file's source.")
    private @Nullable String sourceBootstrapServer;

    @Option(
            names = "--source-command-config",
            paramLabel = "FILE",
            description = "Client properties for the source, as Kafka's own tools take them.")
    private @Nullable Path sourceCommandConfig;

    @Option(names = "--target-bootstrap-server", paramLabel = "HOST:PORT", description = "Overrides the file's target.")
    private @Nullable String targetBootstrapServer;

    @Option(
            names = "--target-command-config",
            paramLabel = "FILE",
            description = "Client properties for the target, as Kafka's own tools take them.")
    private @Nullable Path targetCommandConfig;

    public Path file() {
        return file == null ? Path.of("migration.yaml") : file;
    }

    /** The folder of {@link #file()}, where relative paths in it begin. */
    public Path folder() {
        return Optional.ofNullable(file().getParent()).orElse(Path.of(""));
    }

    /** Whether {@code --file} was given: then the file must exist. */
    public boolean isFileGiven() {
        return file != null;
    }

    public OutputFormat output() {
        return output;
    }

    public boolean yes() {
        return yes;
    }

    public boolean noInput() {
        return noInput;
    }

    public boolean noColor() {
        return noColor;
    }

    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    public boolean debug() {
        return debug;
    }

    public Optional<String> sourceBootstrapServer() {
        return Optional.ofNullable(sourceBootstrapServer);
    }

    public Optional<Path> sourceCommandConfig() {
        return Optional.ofNullable(sourceCommandConfig);
    }

    public Optional<String> targetBootstrapServer() {
        return Optional.ofNullable(targetBootstrapServer);
    }

    public Optional<Path> targetCommandConfig() {
        return Optional.ofNullable(targetCommandConfig);
    }
}
