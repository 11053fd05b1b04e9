package io.godwit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanScriptTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void shouldGiveTheToolsEachValueAsOneWordWhenTheShellRunsIt() throws Exception {
        // given
        String hostile = "it's $HOME `id` \"x\" \\ * ; # é";
        Plan plan = plan(new PlanStep.CreateTopic(
                "order",
                6,
                3,
                new TreeMap<>(Map.of("some.config", hostile, "cleanup.policy", "compact,delete")),
                none()));

        // when
        List<String> words = run(new PlanScript("a:9092,b:9092", Optional.of("/etc/my client.properties")), plan);

        // then
        assertThat(words)
                .containsExactly(
                        "--create",
                        "--bootstrap-server",
                        "a:9092,b:9092",
                        "--command-config",
                        "/etc/my client.properties",
                        "--topic",
                        "order",
                        "--replication-factor",
                        "3",
                        "--partitions",
                        "6",
                        "--config",
                        "cleanup.policy=compact,delete",
                        "--config",
                        "some.config=" + hostile,
                        "--if-not-exists",
                        "end");
    }

    @Test
    void shouldNotLetALineBreakEndTheCommentWhenAHeldValueHasOne() throws Exception {
        // given
        Plan plan = plan(new PlanStep.CreateTopic(
                "order",
                1,
                1,
                new TreeMap<>(),
                new TreeMap<>(
                        Map.of("retention.ms", new HeldConfig("-1", Optional.of("1\nkafka-topics.sh --delete"))))));

        // when
        List<String> words = run(new PlanScript("a:9092", Optional.empty()), plan);

        // then
        assertThat(words).containsOnlyOnce("--create").doesNotContain("--delete");
    }

    @Test
    void shouldTryAllAndFailInTheEndWhenOneCommandFails() throws Exception {
        // given
        Plan plan = plan(new PlanStep.AddPartitions("refused", 1, 2), new PlanStep.AddPartitions("order", 1, 2));
        String script = new PlanScript("a:9092", Optional.empty()).render(plan);

        // when
        Process process = start(script);

        // then
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(recorded()).containsSubsequence("refused", "order");
    }

    private List<String> run(PlanScript script, Plan plan) throws IOException, InterruptedException {
        Process process = start(script.render(plan));
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return recorded();
    }

    private Process start(String script) throws IOException {
        Path tool = folder.resolve("kafka-topics.sh");
        Files.writeString(
                tool,
                """
                #!/bin/sh
                printf '%s\\n' "$@" end >> "$RECORD"
                case "$*" in *refused*) exit 1;; esac
                """);
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        Path file = folder.resolve("create-topics.sh");
        Files.writeString(file, script, StandardCharsets.UTF_8);
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", file.toString()).inheritIO();
        builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        builder.environment().put("RECORD", folder.resolve("record").toString());
        return builder.start();
    }

    private List<String> recorded() throws IOException {
        return Files.readAllLines(folder.resolve("record"));
    }

    private static SortedMap<String, HeldConfig> none() {
        return new TreeMap<>();
    }

    private static Plan plan(PlanStep... steps) {
        ClusterFacts facts = new ClusterFacts("id", new TreeMap<>());
        return new Plan("crm", facts, facts, List.of(steps), List.of(), List.of(), List.of(), List.of());
    }
}
