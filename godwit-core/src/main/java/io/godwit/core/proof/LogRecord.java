package io.godwit.core.proof;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One record as the comparison sees it, without a copy of its bytes. */
public interface LogRecord {
    long offset();

    /** Milliseconds since 1970. */
    long timestamp();

    /** Whether the broker set the timestamp when it appended the record. */
    boolean stampedByBroker();

    /** The key; position and limit delimit it and must not be moved. */
    @Nullable
    ByteBuffer key();

    /** The value; position and limit delimit it and must not be moved. */
    @Nullable
    ByteBuffer value();

    int headerCount();

    String headerName(int index);

    byte @Nullable [] headerValue(int index);
}
