package io.godwit.migration.repoint;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RepointError;
import io.godwit.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The record of a write, {@code manifest.json} beside its backups. It is written before the first file is replaced.
 *
 * @param schemaVersion of this document
 * @param migration its name
 * @param writtenAt ISO-8601
 * @param roots real paths; no file lies outside of them
 * @param files what is replaced
 * @param revertedAt ISO-8601; empty = not reverted
 */
record Manifest(
        int schemaVersion,
        String migration,
        String writtenAt,
        List<String> roots,
        List<Entry> files,
        Optional<String> revertedAt) {
    static final int SCHEMA_VERSION = 1;
    static final String NAME = "manifest.json";

    Manifest {
        roots = List.copyOf(roots);
        files = List.copyOf(files);
    }

    /**
     * @param path real path of the file
     * @param backup its former content, from the manifest's folder
     * @param sha256Before of the former content, hexadecimal
     * @param sha256After of the new one
     */
    record Entry(String path, String backup, String sha256Before, String sha256After) {}

    Manifest reverted(String at) {
        return new Manifest(schemaVersion, migration, writtenAt, roots, files, Optional.of(at));
    }

    void store(Path folder) throws IOException {
        Path part = folder.resolve(NAME + ".part");
        Files.writeString(part, Json.pretty(this) + "\n");
        Files.move(part, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @throws GodwitException if it can't be read, or names files outside of its roots */
    static Manifest load(Path folder) {
        Manifest manifest;
        try {
            manifest = Json.read(Files.readString(folder.resolve(NAME)), Manifest.class);
        } catch (IOException | UncheckedIOException | NullPointerException e) {
            throw mismatch(folder, "its " + NAME + " can't be read", e);
        }
        if (manifest.schemaVersion != SCHEMA_VERSION) {
            throw mismatch(folder, "its version " + manifest.schemaVersion + " is not known", null);
        }
        for (Entry entry : manifest.files) {
            Path file = Path.of(entry.path()).normalize();
            boolean inside = manifest.roots.stream().anyMatch(root -> file.startsWith(Path.of(root)));
            Path backup = folder.resolve(entry.backup()).normalize();
            if (!inside || !file.toString().equals(entry.path()) || !backup.startsWith(folder)) {
                throw mismatch(folder, "it names " + entry.path() + ", which is outside of its roots", null);
            }
        }
        return manifest;
    }

    static GodwitException mismatch(Path folder, String reason, @Nullable Throwable cause) {
        return new GodwitException(
                RepointError.MANIFEST_MISMATCH,
                folder.toString(),
                reason + "; nothing was changed",
                "restore the backup folder, or copy the files in it back by hand",
                cause);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
