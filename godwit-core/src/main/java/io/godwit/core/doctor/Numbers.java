package io.godwit.core.doctor;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Config values that are numbers. */
final class Numbers {
    private Numbers() {}

    /** Empty for what is absent or not a number. */
    static OptionalLong parse(@Nullable String value) {
        if (value == null || !value.strip().matches("-?[0-9]{1,19}")) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(value.strip()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
