package io.godwit.migration.repoint;

import io.godwit.core.repoint.Reference;
import java.util.Objects;

/**
 * A reference in a file.
 *
 * @param path of the file as it is shown
 */
public record FileFinding(String path, Reference reference) {
    public FileFinding {
        Objects.requireNonNull(path);
        Objects.requireNonNull(reference);
    }
}
