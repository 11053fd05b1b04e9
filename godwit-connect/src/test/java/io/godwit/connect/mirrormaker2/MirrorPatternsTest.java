package io.godwit.connect.mirrormaker2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MirrorPatternsTest {
    @Test
    void shouldMatchTheTopicsAndNothingElse() {
        String list = MirrorPatterns.exactly(new TreeSet<>(Set.of("order", "order.bad", "a-b_c")));

        assertThat(list).isEqualTo("a-b_c,order,order\\.bad");
        Pattern joined = Pattern.compile(list.replace(',', '|'));
        assertThat(joined.matcher("order.bad").matches()).isTrue();
        assertThat(joined.matcher("order-bad").matches()).isFalse();
    }

    @Test
    void shouldKeepACommaFromCuttingAPattern() {
        String list = MirrorPatterns.list(List.of(Pattern.compile("a,b"), Pattern.compile("c|d")));

        assertThat(list).isEqualTo("(?:a\\x2cb),(?:c|d)");
        assertThat(Pattern.compile(list.substring(0, list.indexOf(',')))
                        .matcher("a,b")
                        .matches())
                .isTrue();
    }

    @Test
    void shouldRefuseACountThatMirrorMakerWouldCut() {
        assertThatThrownBy(() -> MirrorPatterns.list(List.of(Pattern.compile("a{1,3}"))))
                .hasMessageContaining("GW-MIR-012")
                .hasMessageContaining("a{1,3}");
    }

    @Test
    void shouldKnowWhatMirrorMakerNeverCopiesUnderItsName() {
        assertThat(List.of("__x", ".x", "mm2-status.a.internal", "a.checkpoints.internal", "my-heartbeats"))
                .allMatch(MirrorPatterns::isNeverCopied);
        assertThat(List.of("order", "_schemas", "heartbeats-of-machines", "mm2"))
                .noneMatch(MirrorPatterns::isNeverCopied);
    }
}
