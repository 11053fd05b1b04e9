package io.godwit.core.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record that tests write as text. */
record TestRecord(
        long offset,
        long timestamp,
        boolean stampedByBroker,
        @Nullable String keyText,
        @Nullable String valueText,
        List<String> headers)
        implements LogRecord {
    static TestRecord of(long offset, @Nullable String key, @Nullable String value) {
        return new TestRecord(offset, 1_000 + offset, false, key, value, List.of());
    }

    TestRecord at(long newOffset) {
        return new TestRecord(newOffset, timestamp, stampedByBroker, keyText, valueText, headers);
    }

    TestRecord timestamp(long newTimestamp) {
        return new TestRecord(offset, newTimestamp, stampedByBroker, keyText, valueText, headers);
    }

    TestRecord stamped(long newTimestamp) {
        return new TestRecord(offset, newTimestamp, true, keyText, valueText, headers);
    }

    TestRecord key(@Nullable String newKey) {
        return new TestRecord(offset, timestamp, stampedByBroker, newKey, valueText, headers);
    }

    TestRecord value(@Nullable String newValue) {
        return new TestRecord(offset, timestamp, stampedByBroker, keyText, newValue, headers);
    }

    /** Each is {@code name=value}. */
    TestRecord headers(String... newHeaders) {
        return new TestRecord(offset, timestamp, stampedByBroker, keyText, valueText, List.of(newHeaders));
    }

    @Override
    public @Nullable ByteBuffer key() {
        return bytes(keyText);
    }

    @Override
    public @Nullable ByteBuffer value() {
        return bytes(valueText);
    }

    @Override
    public int headerCount() {
        return headers.size();
    }

    @Override
    public String headerName(int index) {
        return headers.get(index).substring(0, headers.get(index).indexOf('='));
    }

    @Override
    public byte @Nullable [] headerValue(int index) {
        String value = headers.get(index).substring(headers.get(index).indexOf('=') + 1);
        return value.isEmpty() ? null : value.getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable ByteBuffer bytes(@Nullable String text) {
        return text == null ? null : ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
