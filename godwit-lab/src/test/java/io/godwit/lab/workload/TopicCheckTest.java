package io.godwit.lab.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopicCheckTest {
    @Test
    void shouldTellLossDuplicateDisorderAndDamageApart() {
        TopicCheck check = new TopicCheck(CrmTopic.ORDER, Optional.empty());

        arrive(check, "a", 1, 2, 2, 6, 4);
        arrive(check, "b", 1);
        check.arrive(Optional.empty(), "order-0 offset 9");

        TopicReport report = check.report();
        assertThat(report.received()).isEqualTo(5);
        assertThat(report.lost()).isEqualTo(2);
        assertThat(report.duplicated()).isEqualTo(1);
        assertThat(report.outOfOrder()).isEqualTo(1);
        assertThat(report.unreadable()).isEqualTo(1);
        assertThat(report.examples())
                .containsExactly(
                        "again a#2 at here",
                        "gap before a#6 at here",
                        "out of order a#4 at here",
                        "unreadable at order-0 offset 9");
    }

    @Test
    void shouldTakeGapsForNoLossWhenTheTopicIsCompacted() {
        TopicCheck check = new TopicCheck(CrmTopic.PRICE, Optional.empty());

        arrive(check, "a", 1, 5);

        assertThat(check.report().lost()).isZero();
        assertThat(check.report().examples()).isEmpty();
        assertThat(check.report().received()).isEqualTo(2);
    }

    @Test
    void shouldKeepItsCountsWhenReadFromItsReport() {
        TopicCheck check = new TopicCheck(CrmTopic.ORDER, Optional.empty());
        arrive(check, "a", 1, 1, 4);

        TopicCheck restored = new TopicCheck(CrmTopic.ORDER, Optional.of(check.report()));

        assertThat(restored.report()).isEqualTo(check.report());
    }

    private static void arrive(TopicCheck check, String lane, long... numbers) {
        for (long number : numbers) {
            check.arrive(Optional.of(new Stamp(lane, number)), "here");
        }
    }
}
