package io.godwit.cli.plan;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.PlanError;
import io.godwit.core.plan.PlanDocument;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Plans and scripts on disk. */
final class PlanFiles {
    private PlanFiles() {}

    static PlanDocument read(Path file) {
        try {
            return PlanDocument.parse(Files.readString(file), file.toString());
        } catch (MalformedInputException e) {
            throw new GodwitException(
                    PlanError.UNREADABLE_FILE,
                    file.toString(),
                    "it is not text",
                    "name the file that godwit plan --out wrote",
                    e);
        } catch (IOException e) {
            String reason =
                    e instanceof NoSuchFileException ? "there is no such file" : "cannot be read: " + e.getMessage();
            throw new GodwitException(
                    PlanError.UNWRITABLE_FILE, file.toString(), reason, "make it with godwit plan --out " + file, e);
        }
    }

    /** Writes a whole file or none: readers never see a part of it. */
    static void write(Path file, String text, boolean executable) {
        Path absolute = file.toAbsolutePath();
        Path part = absolute.resolveSibling("." + absolute.getFileName() + ".part");
        try {
            Files.writeString(part, text);
            if (executable && !part.toFile().setExecutable(true, false)) {
                throw new IOException("it cannot be made executable");
            }
            Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new GodwitException(
                    PlanError.UNWRITABLE_FILE,
                    file.toString(),
                    "cannot be written: "
                            + (e instanceof NoSuchFileException ? "its folder does not exist" : e.getMessage()),
                    "name a file in a folder that you may write to",
                    e);
        }
    }
}
