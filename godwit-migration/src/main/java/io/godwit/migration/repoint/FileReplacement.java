package io.godwit.migration.repoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replaces one file at once, keeping its mode, owner and group. */
final class FileReplacement {
    private static final Set<PosixFilePermission> WRITE =
            Set.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private FileReplacement() {}

    /** Why the file can't be replaced; empty if it can. */
    static Optional<String> obstacle(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of("is no longer a regular file");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !folder.toRealPath().equals(folder)) {
            return Optional.of("is reached by a symbolic link now");
        }
        PosixFileAttributeView view = posix(file);
        boolean noWriter =
                view != null && view.readAttributes().permissions().stream().noneMatch(WRITE::contains);
        if (noWriter || !Files.isWritable(file)) {
            return Optional.of("is read-only");
        }
        return Files.isWritable(folder) ? Optional.empty() : Optional.of("is in a folder that may not be written");
    }

    /** Readers see the former content or the new one, never a part. */
    static void replace(Path file, byte[] content) throws IOException {
        Path part = Files.createTempFile(file.toAbsolutePath().getParent(), ".godwit-", ".part");
        try {
            Files.write(part, content);
            PosixFileAttributeView view = posix(file);
            PosixFileAttributeView partView = posix(part);
            if (view != null && partView != null) {
                keep(view.readAttributes(), partView);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void keep(PosixFileAttributes from, PosixFileAttributeView to) throws IOException {
        PosixFileAttributes own = to.readAttributes();
        if (!own.owner().equals(from.owner())) {
            to.setOwner(from.owner());
        }
        if (!own.group().equals(from.group())) {
            to.setGroup(from.group());
        }
        to.setPermissions(from.permissions());
    }

    private static @Nullable PosixFileAttributeView posix(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
