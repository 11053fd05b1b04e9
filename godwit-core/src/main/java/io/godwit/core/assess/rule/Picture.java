package io.godwit.core.assess.rule;

import io.godwit.core.assess.ClusterAssessment;
import io.godwit.core.assess.CopyForecast;
import io.godwit.core.assess.DiskAssessment;
import io.godwit.core.assess.GroupAssessment;
import io.godwit.core.assess.TopicAssessment;
import io.godwit.core.assess.TrafficAssessment;
import io.godwit.core.assess.facts.Facts;
import java.util.List;
import java.util.stream.Stream;

/** All that the rules look at. */
public record Picture(
        Facts facts,
        ClusterAssessment cluster,
        List<TopicAssessment> topics,
        List<GroupAssessment> groups,
        TrafficAssessment traffic,
        DiskAssessment disk,
        CopyForecast copy) {
    public Picture {
        topics = List.copyOf(topics);
        groups = List.copyOf(groups);
    }

    /** Topics that are not the brokers' own, which the target makes for itself. */
    Stream<TopicAssessment> ownTopics() {
        return topics.stream().filter(topic -> !topic.kind().equals("broker"));
    }
}
