package io.godwit.core.registry;

import io.godwit.core.error.RegistryError;
import io.godwit.core.registry.RegistryTopic.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a registry can move with its topic, and what is left to people. */
public final class TopicWay {
    private static final String POLICY = "cleanup.policy";
    private static final String RETENTION = "retention.ms";
    private static final String FOREVER = "-1";

    private final RegistryTopic topic;
    private final List<RegistryCollision> obstacles = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private TopicWay(RegistryTopic topic) {
        this.topic = topic;
    }

    /** The plan: no steps, since the mirror copies; what is in the way; and what to do by hand, in order. */
    public static RegistryPlan plan(WayChoice choice, RegistryTopic topic) {
        TopicWay way = new TopicWay(topic);
        way.examineSource();
        way.examineTarget();
        way.examineInstances();
        way.instructions();
        return new RegistryPlan(choice.way(), choice.reason(), List.of(), 0, way.obstacles, way.notes);
    }

    private void examineSource() {
        if (topic.source().isEmpty()) {
            notCarried(
                    "the source cluster has no such topic",
                    "set registry.topic to the topic in which the registry keeps its data (kafkastore.topic of Confluent, topic_name of"
                            + " Karapace, apicurio.kafkasql.topic of Apicurio with KafkaSQL storage)");
            return;
        }
        topic.notSelected()
                .ifPresent(reason -> notCarried(
                        "the migration does not copy it: " + reason, "add it to topics.include in migration.yaml"));
        Shape shape = topic.source().get();
        if (topic.kind() != RegistryKind.APICURIO && shape.partitions() != 1) {
            notCarried(
                    "it has " + shape.partitions() + " partitions; a registry reads its history from one alone",
                    "check registry.topic");
        }
        loses(shape)
                .ifPresent(
                        what -> notes.add(
                                "the source's " + topic.name() + " has " + what
                                        + ", so schemas are deleted in time; set retention.ms=-1, or cleanup.policy=compact for Confluent and Karapace"));
    }

    /** What of its settings makes the topic forget schemas. */
    private static Optional<String> loses(Shape shape) {
        boolean deletes =
                shape.config(POLICY).filter(policy -> policy.contains("delete")).isPresent();
        return shape.config(RETENTION)
                .filter(retention -> deletes && !retention.equals(FOREVER))
                .map(retention ->
                        POLICY + "=" + shape.config(POLICY).orElse("-") + " and " + RETENTION + "=" + retention);
    }

    private void examineTarget() {
        if (topic.target().isEmpty()) {
            notes.add("the topic is not on the target yet: godwit apply makes it, and godwit mirror copies it");
            return;
        }
        Shape there = topic.target().get();
        topic.source().ifPresent(here -> {
            if (here.partitions() != there.partitions()) {
                notCarried(
                        "it has " + here.partitions() + " partitions on the source and " + there.partitions()
                                + " on the target",
                        "delete it on the target if nobody uses it there, and let godwit apply make it");
            }
            Optional<String> policy = here.config(POLICY);
            if (policy.isPresent() && there.config(POLICY).isPresent() && !policy.equals(there.config(POLICY))) {
                notCarried(
                        POLICY + " is " + policy.get() + " on the source and "
                                + there.config(POLICY).get()
                                + " on the target; a registry refuses to start with another one, or loses"
                                + " schemas",
                        "kafka-configs.sh --alter --topic " + topic.name() + " --add-config " + POLICY + "="
                                + policy.get() + " on the target");
            }
        });
    }

    private void examineInstances() {
        if (!topic.targetRuns()) {
            return;
        }
        if (!topic.sourceRuns()) {
            notes.add("a registry runs on the target's copy, and none on the source any more");
        } else if (topic.sourceIsStill()) {
            notes.add("registries run on both sides; that of the source is "
                    + topic.sourceMode().orElse("READONLY") + ", so only one can write");
        } else {
            obstacles.add(new RegistryCollision(
                    RegistryError.TWO_REGISTRIES,
                    "topic " + topic.name(),
                    "a registry runs on the source (" + who(topic.sourceInstances(), topic.sourceAnswers())
                            + ") and one on the target's"
                            + " copy (" + who(topic.targetInstances(), topic.targetAnswers())
                            + "); each is the leader on its own cluster and would give the same ids to different schemas",
                    "stop the one on the target until that of the source is stopped or, where it has modes, READONLY"));
        }
    }

    private static String who(List<String> instances, boolean answers) {
        return instances.isEmpty() ? (answers ? "it answers at its URL" : "-") : String.join(", ", instances);
    }

    private void instructions() {
        if (topic.targetRuns() || !obstacles.isEmpty()) {
            return;
        }
        notes.add(
                topic.kind() == RegistryKind.APICURIO
                        ? "1. stop the registry of the source once nobody registers schemas any more"
                        : "1. set the registry of the source to READONLY (PUT /mode), or stop it");
        notes.add("2. wait until the mirror has copied " + topic.name()
                + " (godwit status), and switch its wave, so that the mirror" + " leaves it to the target");
        notes.add("3. in the registry's file, or its copy: " + settings() + "; godwit repoint rewrites addresses");
        notes.add(
                "4. start it on the target, set READWRITE again if it was READONLY, set registry.target.url, and run godwit registry"
                        + " verify");
    }

    private String settings() {
        return switch (topic.kind()) {
            case CONFLUENT, GLUE ->
                "kafkastore.bootstrap.servers to the target's, kafkastore.topic=" + topic.name()
                        + ", the kafkastore.security settings of the target";
            case KARAPACE ->
                "bootstrap_uri to the target's, topic_name=" + topic.name()
                        + ", security_protocol and what goes with it";
            case APICURIO ->
                "apicurio.kafkasql.bootstrap.servers to the target's, apicurio.kafkasql.topic=" + topic.name()
                        + "; leave the snapshots topic behind, so that it reads the whole journal";
        };
    }

    private void notCarried(String reason, String fix) {
        obstacles.add(new RegistryCollision(RegistryError.TOPIC_NOT_CARRIED, "topic " + topic.name(), reason, fix));
    }
}
