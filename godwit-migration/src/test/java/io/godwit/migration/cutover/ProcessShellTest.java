package io.godwit.migration.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.migration.cutover.Shell.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessShellTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ProcessShell shell = new ProcessShell();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldTellStatusAndOutput() throws Exception {
        Outcome outcome = shell.run("echo $GODWIT_WAVE; echo oops >&2; exit 3", Map.of("GODWIT_WAVE", "all"), LONG);

        assertThat(outcome.isGood()).isFalse();
        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.output()).isEqualTo("all\noops");
    }

    @Test
    void shouldKeepOnlyTheEndOfALongOutput() throws Exception {
        Outcome outcome = shell.run("seq 1 5000", Map.of(), LONG);

        assertThat(outcome.output()).startsWith("… ").endsWith("5000").hasSizeLessThan(2_100);
    }

    @Test
    void shouldEndACommandThatTakesTooLongWithItsChildren() throws Exception {
        Path pid = folder.resolve("pid");

        Outcome outcome = shell.run(
                "sh -c 'trap \"\" TERM; echo $$ > " + pid + "; while :; do sleep 0.1; done' & wait",
                Map.of(),
                Duration.ofSeconds(1));

        assertThat(outcome.timedOut()).isTrue();
        long child = Long.parseLong(Files.readString(pid).strip());
        await().atMost(LONG)
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void shouldNotWaitForWhatAStartCommandLeavesBehind() throws Exception {
        Path pid = folder.resolve("pid");

        Outcome outcome = shell.run("sleep 60 & echo $! > " + pid, Map.of(), LONG);

        ProcessHandle left =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
        try {
            assertThat(outcome.isGood()).isTrue();
            assertThat(outcome.duration()).isLessThan(Duration.ofSeconds(20));
            assertThat(left.isAlive()).isTrue();
        } finally {
            left.destroyForcibly();
        }
    }
}
