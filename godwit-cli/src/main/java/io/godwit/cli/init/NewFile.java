package io.godwit.cli.init;

import io.godwit.cli.CommandContext;
import io.godwit.cli.configuration.MachineValues;
import io.godwit.core.config.parser.MigrationParser;
import io.godwit.core.error.ConfigurationError;
import io.godwit.core.error.GodwitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/** The file that is made: whole or not at all, and never over another one unless asked. */
final class NewFile {
    private final Path path;
    private final boolean overwrite;

    NewFile(Path path, boolean overwrite) {
        this.path = path;
        this.overwrite = overwrite;
    }

    Path path() {
        return path;
    }

    /** Files as the command line names them. */
    MachineValues here() {
        return new MachineValues(Path.of(""), Map.of());
    }

    private Path folder() {
        return Optional.ofNullable(path.toAbsolutePath().normalize().getParent())
                .orElse(Path.of("/"));
    }

    /** The path of another file as this one has to name it. */
    String relative(Path other) {
        return other.isAbsolute()
                ? other.toString()
                : folder().relativize(other.toAbsolutePath().normalize()).toString();
    }

    void refuseToOverwrite() {
        if (Files.exists(path) && !overwrite) {
            throw new GodwitException(
                    ConfigurationError.FILE_EXISTS,
                    path.toString(),
                    "the file exists, and nothing was written",
                    "name another file with --out, or overwrite this one with --yes");
        }
    }

    void write(String text) {
        try {
            SchemaFile.writeInto(folder());
            Path half = Files.createTempFile(folder(), ".godwit-", ".yaml");
            try {
                Files.writeString(half, text);
                Files.move(half, path, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new GodwitException(
                    ConfigurationError.FILE_NOT_WRITTEN,
                    path.toString(),
                    "the file can't be written: " + e.getClass().getSimpleName() + " " + e.getMessage(),
                    "check the folder and its permissions, or name another file with --out",
                    e);
        }
    }

    /** @throws GodwitException with what is wrong with the text as a configuration */
    void check(String text, Map<String, String> environment) {
        new MigrationParser(new MachineValues(folder(), environment)).parse(text, path.toString());
    }

    /** Says what is still wrong with the file, such as a variable that is not set here. */
    void reportProblems(String text, CommandContext context) {
        try {
            check(text, context.terminal().environment());
        } catch (GodwitException e) {
            context.talk().say(path + " still " + e.reason() + " to be put right:");
            e.problems().forEach(problem -> context.talk().say("  " + problem));
        }
    }
}
