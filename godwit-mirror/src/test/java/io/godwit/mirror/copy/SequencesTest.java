package io.godwit.mirror.copy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequencesTest {
    @Test
    void shouldBeginAgainAtZeroAfterTheLargest() {
        assertThat(Sequences.after(0, 5)).isEqualTo(5);
        assertThat(Sequences.after(Integer.MAX_VALUE, 1)).isZero();
        assertThat(Sequences.after(Integer.MAX_VALUE - 2, 10)).isEqualTo(7);
        assertThat(Sequences.after(Integer.MAX_VALUE, Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE - 1);
    }

    @Test
    void shouldFollowTheLastOne() {
        assertThat(Sequences.following(Sequences.NONE)).isZero();
        assertThat(Sequences.following(41)).isEqualTo(42);
        assertThat(Sequences.following(Integer.MAX_VALUE)).isZero();
    }
}
