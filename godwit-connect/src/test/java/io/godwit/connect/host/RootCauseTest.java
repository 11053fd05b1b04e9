package io.godwit.connect.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RootCauseTest {
    @Test
    void shouldTellTheDeepestCauseInOneLine() {
        String trace =
                """
                org.apache.kafka.connect.errors.ConnectException: Unrecoverable exception
                \tat org.apache.kafka.connect.runtime.X.y(X.java:1)
                Caused by: org.apache.kafka.common.KafkaException: outer
                \tat a.b(C.java:2)
                Caused by: org.apache.kafka.common.errors.RecordTooLargeException: The message is 2000000 bytes
                \t... 3 more
                """;

        assertThat(RootCause.of(trace)).isEqualTo("RecordTooLargeException: The message is 2000000 bytes");
    }

    @Test
    void shouldKeepItShortAndNeverEmpty() {
        assertThat(RootCause.of("x".repeat(1_000))).hasSizeLessThan(310);
        assertThat(RootCause.of("")).isEqualTo("no cause was told");
    }
}
