package io.godwit.migration.assess;

import io.godwit.core.assess.facts.Facts;
import io.godwit.core.error.AssessmentCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Facts in a zip file with one entry, {@value #ENTRY}, that can be looked at before it is given away. */
public final class Bundle {
    static final String ENTRY = "facts.json";
    /** No cluster that Kafka can run has more facts; what is larger is no bundle, or a bomb. */
    private static final long MOST_BYTES = 1L << 30;

    private Bundle() {}

    /** Writes a whole file or none. */
    public static void write(Facts facts, Path file) {
        Path absolute = file.toAbsolutePath();
        Path part = absolute.resolveSibling("." + absolute.getFileName() + ".part");
        try {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
                zip.putNextEntry(new ZipEntry(ENTRY));
                zip.write(Json.pretty(facts).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
            Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new GodwitException(
                    AssessmentCode.FILE_UNWRITABLE,
                    file.toString(),
                    "cannot be written: "
                            + (e instanceof NoSuchFileException ? "its folder does not exist" : e.getMessage()),
                    "name a file in a folder that you may write to",
                    e);
        }
    }

    /** @throws GodwitException if it is no bundle, or one of a later Godwit */
    public static Facts read(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(ENTRY);
            if (entry == null || entry.getSize() > MOST_BYTES) {
                throw unreadable(file, "it holds no " + ENTRY, null);
            }
            byte[] text = zip.getInputStream(entry).readNBytes((int) Math.min(MOST_BYTES, Integer.MAX_VALUE - 8));
            int version = Json.tree(text).path("schemaVersion").asInt();
            if (version != Facts.VERSION) {
                throw unreadable(
                        file, "its schemaVersion is " + version + ", and this Godwit reads " + Facts.VERSION, null);
            }
            return Json.read(new String(text, StandardCharsets.UTF_8), Facts.class);
        } catch (NoSuchFileException e) {
            throw unreadable(file, "there is no such file", e);
        } catch (ZipException e) {
            throw unreadable(file, "it is no zip file", e);
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(file, "it is damaged: " + e.getClass().getSimpleName(), e);
        }
    }

    private static GodwitException unreadable(Path file, String reason, @Nullable Throwable cause) {
        return new GodwitException(
                AssessmentCode.BUNDLE_UNREADABLE,
                file.toString(),
                reason,
                "name a file that godwit assess --collect wrote, and the same Godwit for both",
                cause);
    }
}
