package io.godwit.migration.completion;

import io.godwit.core.error.CompletionError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is left of a migration, in a folder.
 *
 * <p>Invariant: the manifest is written last and replaces an older one at once, so a folder with a manifest is whole, whenever
 * the writer died.
 */
final class EvidenceFolder {
    static final String MANIFEST = "manifest.json";

    private final Path folder;

    EvidenceFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * @param writtenAt when it was written
     * @param files all but the manifest itself, sorted by name
     */
    record Manifest(String migration, Instant writtenAt, List<Entry> files) {
        Manifest {
            files = List.copyOf(files);
        }
    }

    /** @param sha256 in lower-case hexadecimal digits */
    record Entry(String name, long bytes, String sha256) {}

    /**
     * Makes the folder, and tries to write into it.
     *
     * @throws GodwitException if that is not possible
     */
    void prepare() {
        try {
            Files.createDirectories(folder);
            Path trial = Files.createTempFile(folder, "trial", ".tmp");
            Files.delete(trial);
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    void write(String migration, Instant at, SortedMap<String, String> files) {
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(folder.resolve(MANIFEST));
            List<Entry> entries = new ArrayList<>();
            for (var file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                replace(file.getKey(), content);
                entries.add(new Entry(file.getKey(), content.length, sha256(content)));
            }
            replace(
                    MANIFEST,
                    (Json.pretty(new Manifest(migration, at, entries)) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private void replace(String name, byte[] content) throws IOException {
        Path part = folder.resolve(name + ".part");
        Files.write(part, content);
        Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether it was written to its end. */
    boolean exists() {
        return Files.isRegularFile(folder.resolve(MANIFEST));
    }

    /** A file of a folder that is whole; empty where there is none. */
    Optional<String> read(String name) {
        if (!exists() || !Files.isRegularFile(folder.resolve(name))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(folder.resolve(name)));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Compares all files with the manifest.
     *
     * @throws GodwitException naming those that are missing or changed
     */
    void requireUnchanged() {
        List<Problem> problems = new ArrayList<>();
        for (Entry entry : manifest().files()) {
            difference(entry).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new GodwitException(
                    CompletionError.EVIDENCE_CHANGED,
                    folder.toString(),
                    problems.size() + " files are not as they were written",
                    "put them back, or let godwit complete write it anew with --evidence and another folder",
                    problems);
        }
    }

    private Manifest manifest() {
        try {
            return Json.read(Files.readString(folder.resolve(MANIFEST)), Manifest.class);
        } catch (IOException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            throw unreadable(Objects.requireNonNull(e.getCause()));
        }
    }

    private Optional<Problem> difference(Entry entry) {
        Path file = folder.resolve(entry.name()).normalize();
        if (!file.startsWith(folder.normalize()) || !Files.isRegularFile(file)) {
            return Optional.of(new Problem(entry.name(), 0, Problem.NO_VALUE, "it is missing"));
        }
        try {
            String found = sha256(Files.readAllBytes(file));
            return found.equals(entry.sha256())
                    ? Optional.empty()
                    : Optional.of(new Problem(
                            entry.name(),
                            0,
                            found.substring(0, 12),
                            "its SHA-256 was " + entry.sha256().substring(0, 12)));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private GodwitException notWritten(IOException e) {
        return new GodwitException(
                CompletionError.EVIDENCE_NOT_WRITTEN,
                folder.toString(),
                e.getClass().getSimpleName() + ": " + e.getMessage(),
                "make room and see that it can be written to, or name another folder with --evidence, then run the command "
                        + "again",
                e);
    }

    private GodwitException unreadable(IOException e) {
        return new GodwitException(
                CompletionError.EVIDENCE_CHANGED,
                folder.toString(),
                "it can't be read: " + e.getClass().getSimpleName() + ": " + e.getMessage(),
                "put it back, or let godwit complete write it anew with --evidence and another folder",
                e);
    }
}
