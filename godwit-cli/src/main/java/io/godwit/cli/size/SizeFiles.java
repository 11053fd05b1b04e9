package io.godwit.cli.size;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.SizeError;
import io.godwit.core.size.AssessedLoad;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Catalogues and reports on disk. */
final class SizeFiles {
    private SizeFiles() {}

    /** The text of a catalogue. */
    static String readCatalog(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new GodwitException(
                    SizeError.UNREADABLE_CATALOG,
                    file.toString(),
                    why(e, "cannot be read"),
                    "correct the path in --catalog; godwit size --refresh-prices --catalog " + file + " makes one",
                    e);
        }
    }

    /** The text of an assessment. */
    static String readAssessment(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw AssessedLoad.unreadable(file.toString(), why(e, "cannot be read"));
        }
    }

    /** Writes a whole file or none. */
    static void write(Path file, String text) {
        Path absolute = file.toAbsolutePath();
        Path part = absolute.resolveSibling("." + absolute.getFileName() + ".part");
        try {
            Files.writeString(part, text);
            Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new GodwitException(
                    SizeError.UNWRITABLE_FILE,
                    file.toString(),
                    why(e, "cannot be written"),
                    "name a file in a folder that exists and that you may write to",
                    e);
        }
    }

    private static String why(IOException e, String what) {
        if (e instanceof NoSuchFileException) {
            return what + ": there is no such file or folder";
        }
        return e instanceof CharacterCodingException ? "it is not text" : what + ": " + e.getMessage();
    }
}
