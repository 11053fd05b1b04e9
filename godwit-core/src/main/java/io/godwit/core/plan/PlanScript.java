package io.godwit.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan's steps as a POSIX shell script for the tools that come with Kafka. */
public final class PlanScript {
    private final String bootstrapServers;
    private final Optional<String> commandConfig;

    /**
     * @param bootstrapServers of the target
     * @param commandConfig the file of client properties that the tools are given; empty = none
     */
    public PlanScript(String bootstrapServers, Optional<String> commandConfig) {
        this.bootstrapServers = bootstrapServers;
        this.commandConfig = commandConfig;
    }

    public String render(Plan plan) {
        StringBuilder script = new StringBuilder();
        line(script, "#!/bin/sh");
        line(
                script,
                "# Topics of the migration " + plan.migration() + ", from cluster "
                        + plan.source().clusterId() + " to cluster "
                        + plan.target().clusterId() + ".");
        line(script, "# " + plan.summary());
        line(script, "# Needs Kafka's own tools on the PATH. May be run again: topics that exist are left alone.");
        line(script, "failed=0");
        plan.steps().forEach(step -> render(step, script));
        line(script, "exit $failed");
        return script.toString();
    }

    private void render(PlanStep step, StringBuilder script) {
        step.match(create -> create(create, script), add -> add(add, script), alter -> alter(alter, script));
    }

    private StringBuilder add(PlanStep.AddPartitions add, StringBuilder script) {
        List<String> words = topics("--alter", add.topic());
        words.addAll(List.of("--partitions", String.valueOf(add.to())));
        return command(script, words);
    }

    private StringBuilder create(PlanStep.CreateTopic create, StringBuilder script) {
        heldBack(create.held(), script);
        List<String> words = topics("--create", create.topic());
        words.addAll(List.of("--replication-factor", String.valueOf(create.replicationFactor())));
        words.addAll(List.of("--partitions", String.valueOf(create.partitions())));
        create.configs().forEach((name, value) -> words.addAll(List.of("--config", name + "=" + value)));
        words.add("--if-not-exists");
        return command(script, words);
    }

    private StringBuilder alter(PlanStep.AlterConfigs alter, StringBuilder script) {
        if (alter.changes().isEmpty()) {
            return script;
        }
        heldBack(alter.held(), script);
        List<String> words = tool("kafka-configs.sh", "--alter");
        words.addAll(List.of("--entity-type", "topics", "--entity-name", alter.topic()));
        // The tool takes several configs as one comma-separated list; brackets keep a list that is a value together.
        List<String> changes = new ArrayList<>();
        alter.changes().forEach((name, change) -> changes.add(name + "=" + bracketed(change.to())));
        words.addAll(List.of("--add-config", String.join(",", changes)));
        return command(script, words);
    }

    private static void heldBack(Map<String, HeldConfig> held, StringBuilder script) {
        if (!held.isEmpty()) {
            List<String> later = new ArrayList<>();
            held.forEach((name, config) ->
                    later.add(oneLine(name + "=" + config.after().orElse("(the target's default)"))));
            line(script, "# At the cutover: " + String.join(", ", later));
        }
    }

    private List<String> topics(String verb, String topic) {
        List<String> words = tool("kafka-topics.sh", verb);
        words.addAll(List.of("--topic", topic));
        return words;
    }

    private List<String> tool(String name, String verb) {
        List<String> words = new ArrayList<>(List.of(name, verb, "--bootstrap-server", bootstrapServers));
        commandConfig.ifPresent(file -> words.addAll(List.of("--command-config", file)));
        return words;
    }

    private static StringBuilder command(StringBuilder script, List<String> words) {
        return line(
                script, String.join(" ", words.stream().map(PlanScript::quoted).toList()) + " || failed=1");
    }

    private static StringBuilder line(StringBuilder script, String text) {
        return script.append(text).append('\n');
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }

    private static String bracketed(String value) {
        return value.contains(",") ? "[" + value + "]" : value;
    }

    /** Quoted so that every POSIX shell takes it as one word, without expanding anything. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+:,./=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
