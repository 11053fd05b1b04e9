package io.godwit.migration.repoint;

import io.godwit.core.repoint.UnifiedDiff;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A file that is to be rewritten.
 *
 * @param file its real path
 * @param path as it is shown
 * @param charset of both texts
 */
public record FileChange(Path file, String path, Charset charset, String before, String after) {
    public FileChange {
        Objects.requireNonNull(file);
        Objects.requireNonNull(path);
        Objects.requireNonNull(charset);
        Objects.requireNonNull(before);
        Objects.requireNonNull(after);
    }

    byte[] bytesBefore() {
        return before.getBytes(charset);
    }

    byte[] bytesAfter() {
        return after.getBytes(charset);
    }

    /** To be shown, without secrets. */
    public String maskedDiff() {
        return UnifiedDiff.masked(path, before, after);
    }

    /** To be applied, with the secrets that the file has. */
    public String exactDiff() {
        return UnifiedDiff.exact(path, before, after);
    }

    /** The path alone: the texts may hold secrets. */
    @Override
    public String toString() {
        return path;
    }
}
