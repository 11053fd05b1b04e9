package io.godwit.migration.repoint;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RepointError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Folders of writes, one each, by time. Only the owner may read them: files may hold passwords. */
final class BackupFolder {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private BackupFolder() {}

    /** A new folder. Two writes in one second have a number behind the time. */
    static Path create(Path backups, Instant now) throws IOException {
        Files.createDirectories(backups);
        String time = TIME.format(now);
        for (int number = 0; ; number++) {
            Path folder = backups.resolve(number == 0 ? time : String.format("%s-%03d", time, number));
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(folder);
                forOwner(folder, "rwx------");
                return folder.toRealPath();
            }
        }
    }

    static void forOwner(Path path, String permissions) throws IOException {
        if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    /**
     * The folder of the latest write that was not reverted.
     *
     * @throws GodwitException if there is none
     */
    static Path latest(Path backups) {
        return open(backups)
                .orElseThrow(() -> new GodwitException(
                        RepointError.NOTHING_TO_REVERT,
                        backups.toString(),
                        "there is no write that could be reverted",
                        "name the folder of the backups with --backup DIR"));
    }

    /** The folder of the latest write that was not reverted, if there is one. */
    static Optional<Path> open(Path backups) {
        return all(backups).stream()
                .filter(folder -> Manifest.load(folder).revertedAt().isEmpty())
                .findFirst();
    }

    /** The folders of all writes, the latest first. */
    static List<Path> all(Path backups) {
        if (!Files.isDirectory(backups)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(backups.toRealPath())) {
            return folders.filter(folder -> Files.exists(folder.resolve(Manifest.NAME)))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw Manifest.mismatch(backups, "the folder can't be read", e);
        }
    }
}
