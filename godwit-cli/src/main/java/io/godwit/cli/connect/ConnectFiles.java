package io.godwit.cli.connect;

import io.godwit.core.error.ConfigurationError;
import io.godwit.core.error.GodwitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that {@code godwit connect msk} writes. */
final class ConnectFiles {
    private ConnectFiles() {}

    static void refuseToOverwrite(Path file, boolean overwrite) {
        if (Files.exists(file) && !overwrite) {
            throw new GodwitException(
                    ConfigurationError.FILE_EXISTS,
                    file.toString(),
                    "the file exists, and nothing was written",
                    "name another place with --directory, or overwrite it with --yes");
        }
    }

    /** Writes a whole file or none, and the folders above it. */
    static void write(Path file, String text) {
        Path absolute = file.toAbsolutePath().normalize();
        Path part = absolute.resolveSibling("." + absolute.getFileName() + ".part");
        try {
            Path folder = absolute.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(part, text);
            Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new GodwitException(
                    ConfigurationError.FILE_NOT_WRITTEN,
                    file.toString(),
                    "the file can't be written: " + e.getClass().getSimpleName() + " " + e.getMessage(),
                    "check the folder and its permissions, or name another place with --directory",
                    e);
        }
    }
}
