package io.godwit.core.assess;

import io.godwit.core.assess.facts.ClusterFacts;
import io.godwit.core.model.TopicInventory;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How long records are kept. -1 is for ever. */
final class Retention {
    private static final long UNLIMITED = -1;
    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 3_600_000;

    private Retention() {}

    /** Of topics that set none: log.retention.ms wins over log.retention.minutes, and that over log.retention.hours. */
    static OptionalLong ofBrokers(ClusterFacts cluster) {
        return cluster.brokers().stream()
                .map(broker -> ofBroker(broker.configs()))
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    static OptionalLong ofBroker(Map<String, String> configs) {
        OptionalLong ms = number(configs.get("log.retention.ms"), 1);
        if (ms.isPresent()) {
            return ms;
        }
        OptionalLong minutes = number(configs.get("log.retention.minutes"), MINUTE_MS);
        return minutes.isPresent() ? minutes : number(configs.get("log.retention.hours"), HOUR_MS);
    }

    /** By time; compacted topics that do not delete keep for ever. */
    static OptionalLong ofTopic(TopicInventory topic, OptionalLong brokers) {
        if (!topic.configs().getOrDefault("cleanup.policy", "delete").contains("delete")) {
            return OptionalLong.of(UNLIMITED);
        }
        OptionalLong own = number(topic.configs().get("retention.ms"), 1);
        return own.isPresent() ? own : brokers;
    }

    /** By bytes of a partition. */
    static OptionalLong bytesOfTopic(TopicInventory topic) {
        return number(topic.configs().get("retention.bytes"), 1);
    }

    private static OptionalLong number(@Nullable String value, long unit) {
        if (value == null || !value.strip().matches("-?[0-9]{1,18}")) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(value.strip());
        return OptionalLong.of(
                number < 0 ? UNLIMITED : number > Long.MAX_VALUE / unit ? Long.MAX_VALUE : number * unit);
    }
}
