package io.godwit.cli.provision;

import io.godwit.core.error.AwsError;
import io.godwit.core.error.ConfigurationError;
import io.godwit.core.error.ErrorCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.SizeError;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that the commands read and write. */
final class ProvisionFiles {
    private ProvisionFiles() {}

    static String readSize(Path file) {
        return read(file, AwsError.NO_SIZE, "make it with godwit size -o json, or type the size");
    }

    static String readCatalog(Path file) {
        return read(
                file,
                SizeError.UNREADABLE_CATALOG,
                "correct the path in --catalog; docs/reference/size.md has the fields");
    }

    static String read(Path file, ErrorCode code, String fix) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new GodwitException(code, file.toString(), reason(e), fix, e);
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return failure instanceof MalformedInputException
                ? "it is not text"
                : "it can't be read: " + failure.getClass().getSimpleName();
    }

    static void refuseToOverwrite(Path file, boolean overwrite) {
        if (Files.exists(file) && !overwrite) {
            throw new GodwitException(
                    ConfigurationError.FILE_EXISTS,
                    file.toString(),
                    "the file exists, and nothing was written",
                    "name another place with --out, or overwrite this one with --yes");
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
                    "check the folder and its permissions, or name another place with --out",
                    e);
        }
    }
}
