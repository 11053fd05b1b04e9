package io.godwit.core.mirrormaker2;

import java.util.Arrays;
import java.util.List;

/** Kafka's lists: elements between commas, blanks around them dropped; an empty text is an empty list. */
final class Lists {
    private Lists() {}

    /** As Kafka splits it, empty elements included. */
    static List<String> elements(String text) {
        String trimmed = text.strip();
        return trimmed.isEmpty() ? List.of() : Arrays.asList(trimmed.split("\\s*,\\s*", -1));
    }
}
