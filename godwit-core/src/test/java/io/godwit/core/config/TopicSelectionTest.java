package io.godwit.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.core.config.InternalTopicRule.Handling;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicSelectionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "__consumer_offsets",
                "__transaction_state",
                "__amazon_msk_canary",
                ".hidden",
                "godwit.crm.journal",
                "mm2-offset-syncs.target.internal",
                "mm2-configs.source.internal",
                "source.checkpoints.internal",
                "heartbeats"
            })
    void shouldNeverSelectWhatBelongsToBrokersGodwitOrMirrorMaker(String topic) {
        assertThat(TopicSelection.all().skipReason(topic)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect-configs",
                "connect-offsets",
                "my-connect-status",
                "app-store-changelog",
                "app-repartition",
                "_schemas",
                "_private",
                "sensor.heartbeats",
                "order-bad",
                "godwits"
            })
    void shouldSelectWhatABusinessNeeds(String topic) {
        assertThat(TopicSelection.all().selects(topic)).isTrue();
    }

    @Test
    void shouldFollowTheConfigurationWhereARuleCanBeChanged() {
        TopicSelection selection = new TopicSelection(
                Selection.all(),
                Map.of(
                        InternalTopicRule.CONNECT, Handling.SKIP,
                        InternalTopicRule.CLUSTER_SERVICES, Handling.COPY));

        assertThat(selection.skipReason("connect-offsets")).contains("is left out by topics.internal.connect: skip");
        assertThat(selection.selects("_confluent-metrics")).isTrue();
        assertThat(TopicSelection.all().selects("_confluent-metrics")).isFalse();
    }

    @Test
    void shouldGiveTheReasonWhenPatternsDecide() {
        TopicSelection selection = new TopicSelection(
                new Selection(List.of(Pattern.compile("order.*")), List.of(Pattern.compile(".*-tmp"))), Map.of());

        assertThat(selection.skipReason("order-7")).isEmpty();
        assertThat(selection.skipReason("order-tmp")).contains("is excluded by the pattern .*-tmp");
        assertThat(selection.skipReason("price")).contains("matches no included pattern");
    }

    @Test
    void shouldRefuseToChangeARuleThatProtects() {
        assertThatThrownBy(() -> new TopicSelection(Selection.all(), Map.of(InternalTopicRule.BROKER, Handling.COPY)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
