package io.godwit.mirror.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {
    @ParameterizedTest
    @EnumSource(Errors.class)
    void shouldKeepKafkasNameOfWhatIsNotToldApart(Errors error) {
        Verdict verdict = Verdict.of(error.code());

        assertThat(verdict.isFine()).isEqualTo(error == Errors.NONE);
        if (verdict.error() == WireError.OTHER) {
            assertThat(verdict.message()).isEqualTo(error.name());
            assertThat(Verdict.of(error.code(), "why").message()).isEqualTo(error.name() + ": why");
        }
    }

    @Test
    void shouldKeepTheBrokersWords() {
        assertThat(Verdict.of(Errors.INVALID_RECORD.code(), "no key"))
                .isEqualTo(new Verdict(WireError.INVALID_RECORD, "no key"));
    }

    @Test
    void shouldRefreshMetadataWhereALeaderMayHaveMoved() {
        assertThat(Verdict.of(Errors.NOT_LEADER_OR_FOLLOWER.code()).error().refreshesMetadata())
                .isTrue();
        assertThat(WireError.OUT_OF_ORDER_SEQUENCE.isRetriable()).isFalse();
        assertThat(WireError.NOT_ENOUGH_REPLICAS.isRetriable()).isTrue();
        assertThat(WireError.NOT_ENOUGH_REPLICAS.refreshesMetadata()).isFalse();
    }
}
