package io.godwit.core.size;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Where figures come from.
 *
 * @param source a document, a price list, a script
 * @param date when it was read
 */
public record Source(String source, LocalDate date) {
    public Source {
        Objects.requireNonNull(source);
        Objects.requireNonNull(date);
    }

    @Override
    public String toString() {
        return source + ", " + date;
    }
}
