package io.godwit.core.repoint.format;

import java.util.Optional;

/** How a value is written in the place where it stands: its quotes and escapes. */
@FunctionalInterface
public interface Notation {
    /** The value as it stands. */
    Notation PLAIN = Optional::of;

    /** The value as characters of the file; empty if this place can't hold it. */
    Optional<String> write(String value);
}
