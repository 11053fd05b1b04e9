package io.godwit.aws.document;

import java.util.Objects;

/**
 * One text file of a document.
 *
 * @param name without a folder
 * @param text whole, ends with a line break
 */
public record DocumentFile(String name, String text) {
    public DocumentFile {
        Objects.requireNonNull(name);
        Objects.requireNonNull(text);
    }
}
