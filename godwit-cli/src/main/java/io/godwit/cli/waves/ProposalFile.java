package io.godwit.cli.waves;

import io.godwit.core.error.ConfigurationError;
import io.godwit.core.error.GodwitException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that the command makes, and never over another one: that might be migration.yaml. */
final class ProposalFile {
    private ProposalFile() {}

    static void refuseToOverwrite(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(file);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        } catch (IOException e) {
            throw new GodwitException(
                    ConfigurationError.FILE_NOT_WRITTEN,
                    file.toString(),
                    "the file can't be written: " + e.getClass().getSimpleName() + " " + e.getMessage(),
                    "name a file in a folder that you may write to",
                    e);
        }
    }

    private static GodwitException exists(Path file) {
        return new GodwitException(
                ConfigurationError.FILE_EXISTS,
                file.toString(),
                "the file exists, and godwit waves never overwrites one",
                "name another file, or remove this one first");
    }
}
