package io.godwit.cli.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.cli.render.Style;
import io.godwit.core.status.GroupsStatus;
import io.godwit.core.status.GroupsStatus.LeftAlone;
import io.godwit.core.status.GroupsStatus.Why;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupsTextTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void shouldCountTheGroupsAndNameThoseThatAreLeftAlone() {
        assertThat(text(new GroupsStatus(
                        NOW.minusSeconds(2),
                        4_000,
                        3_995,
                        Optional.of(NOW.minusSeconds(7)),
                        2,
                        1,
                        2,
                        List.of(
                                new LeftAlone("billing", Why.MOVED_ON_TARGET, "told among the warnings"),
                                new LeftAlone("shop", Why.ACTIVE_ON_TARGET, "it has members on the target")))))
                .isEqualTo("Groups: 3,995 of 4,000 carried, the oldest as of 7.0 s ago, 2 ahead of the copy, "
                        + "1 waiting for godwit verify, 2 left alone\n"
                        + "  group shop: active on target: it has members on the target\n");
    }

    @Test
    void shouldNotTellAnAgeWhenNothingIsCarried() {
        assertThat(text(new GroupsStatus(NOW, 0, 0, Optional.empty(), 0, 0, 0, List.of())))
                .isEqualTo("Groups: 0 of 0 carried\n");
    }

    private static String text(GroupsStatus groups) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new GroupsText(Style.PLAIN).print(groups, NOW, out);
        out.flush();
        return text.toString();
    }
}
