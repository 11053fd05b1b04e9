package io.godwit.cli.cutover.traffic;

import java.util.List;
import java.util.stream.IntStream;

/** All partitions of topics with equally many, numbered through. */
record Lanes(int topicCount, int partitions) {
    int count() {
        return topicCount * partitions;
    }

    List<String> topics() {
        return IntStream.range(0, topicCount)
                .mapToObj("traffic-%02d"::formatted)
                .toList();
    }

    String topic(int lane) {
        return "traffic-%02d".formatted(lane / partitions);
    }

    int partition(int lane) {
        return lane % partitions;
    }

    int lane(String topic, int partition) {
        return Integer.parseInt(topic.substring("traffic-".length())) * partitions + partition;
    }
}
