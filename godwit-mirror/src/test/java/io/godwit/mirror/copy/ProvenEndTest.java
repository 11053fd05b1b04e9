package io.godwit.mirror.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.mirror.wire.ProducerView;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProvenEndTest {
    private final ProvenEnd end = new ProvenEnd();

    @Test
    void shouldExplainNothingBeforeItIsKnown() {
        assertThat(end.explains(log(0, Sequences.NONE))).isFalse();
        end.at(10, 10);
        end.forget();
        assertThat(end.explains(log(10, 9))).isFalse();
    }

    @Test
    void shouldExplainBatchesWhoseAnswersWereLost() {
        end.at(100, 50);

        assertThat(end.explains(log(100, 49))).isTrue();
        assertThat(end.explains(log(130, 79))).isTrue();
        assertThat(end.explains(log(131, 79))).isFalse();
        assertThat(end.explains(log(130, 49))).isFalse();
        assertThat(end.explains(log(100, 79))).isFalse();
    }

    @Test
    void shouldExplainTheFirstBatchesOfAll() {
        end.at(0, 1_000);

        assertThat(end.explains(log(7, 1_006))).isTrue();
        assertThat(end.explains(log(7, 6))).isFalse();
        assertThat(end.explains(log(7, Sequences.NONE))).isFalse();
    }

    @Test
    void shouldExplainATruncation() {
        end.at(100, 50);

        assertThat(end.explains(log(80, 29))).isTrue();
        assertThat(end.explains(log(80, 49))).isFalse();
        assertThat(end.explains(log(80, Sequences.NONE))).isFalse();
    }

    @Test
    void shouldExplainSequencesThatBeganAgain() {
        end.at(100, Integer.MAX_VALUE - 1);

        assertThat(end.explains(log(105, 2))).isTrue();
        assertThat(end.explains(log(104, 2))).isFalse();
    }

    @Test
    void shouldExplainAProducerThatWasForgottenOnlyWhereItEnded() {
        end.at(100, 50);

        assertThat(end.explains(log(100, Sequences.NONE))).isTrue();
        assertThat(end.explains(log(101, Sequences.NONE))).isFalse();
    }

    @Test
    void shouldExplainMarkersUpToThoseThatWereSent() {
        end.at(100, 50);
        end.markersMayFollow(3);

        assertThat(end.explains(log(100, 49))).isTrue();
        assertThat(end.explains(log(102, 49))).isTrue();
        assertThat(end.explains(log(103, 49))).isTrue();
        assertThat(end.explains(log(104, 49))).isFalse();
        assertThat(end.explains(log(99, 49))).isFalse();

        assertThat(end.markersFollowed()).isEqualTo(3);
        assertThat(end.explains(log(103, 49))).isTrue();
        assertThat(end.explains(log(102, 49))).isFalse();
    }

    static RecoveredLog log(long logEnd, int lastSequence) {
        return new RecoveredLog(
                0,
                logEnd,
                lastSequence == Sequences.NONE
                        ? Optional.empty()
                        : Optional.of(new ProducerView(1, 0, lastSequence, 0, -1, OptionalLong.empty())));
    }
}
