package io.godwit.core.proof;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When two records are equal: key, value and headers byte by byte, header order and repetition included, timestamp. */
final class RecordEquality {
    private RecordEquality() {}

    /** A timestamp that the target's broker set is not compared. Allocates nothing for records without headers. */
    static boolean equal(LogRecord source, LogRecord target) {
        return (source.timestamp() == target.timestamp() || target.stampedByBroker())
                && equal(source.key(), target.key())
                && equal(source.value(), target.value())
                && equalHeaders(source, target);
    }

    /** The fields in which two fingerprints differ. */
    static Set<RecordField> differences(Fingerprint source, Fingerprint target) {
        EnumSet<RecordField> fields = EnumSet.noneOf(RecordField.class);
        if (source.keyHash() != target.keyHash()) {
            fields.add(RecordField.KEY);
        }
        if (source.valueHash() != target.valueHash()) {
            fields.add(RecordField.VALUE);
        }
        if (source.headersHash() != target.headersHash()) {
            fields.add(RecordField.HEADERS);
        }
        if (source.timestamp() != target.timestamp() && !target.stampedByBroker()) {
            fields.add(RecordField.TIMESTAMP);
        }
        return fields;
    }

    private static boolean equal(@Nullable ByteBuffer one, @Nullable ByteBuffer other) {
        return one == null ? other == null : one.equals(other);
    }

    private static boolean equalHeaders(LogRecord source, LogRecord target) {
        int count = source.headerCount();
        if (count != target.headerCount()) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (!source.headerName(i).equals(target.headerName(i))
                    || !Arrays.equals(source.headerValue(i), target.headerValue(i))) {
                return false;
            }
        }
        return true;
    }
}
