package io.godwit.lab.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptCallsTest {
    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void shouldCarryOutWhatAScriptAsksForOnTheSideThatIsNamed(@TempDir Path folder) throws Exception {
        try (ScriptCalls calls = ScriptCalls.in(folder.resolve("it's here"))) {
            Path script = calls.script("registry", recorder());

            assertThat(run(script, "stop", "source").exitCode()).isZero();
            assertThat(run(script, "start", "target").exitCode()).isZero();
        }
        assertThat(done).containsExactly("stop source", "start target");
    }

    @Test
    void shouldFailWithTheReasonWhenItCouldNotBeDone(@TempDir Path folder) throws Exception {
        try (ScriptCalls calls = ScriptCalls.in(folder)) {
            Path script = calls.script("registry", new ScriptCalls.Switch() {
                @Override
                public void stop(boolean onTarget) {
                    throw new IllegalStateException("it does not listen");
                }

                @Override
                public void start(boolean onTarget) {}
            });

            Run run = run(script, "stop", "source");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output()).contains("registry: it does not listen");
            assertThat(run(script, "restart", "source").output()).contains("neither stop nor start");
        }
    }

    private record Run(int exitCode, String output) {}

    private static Run run(Path script, String what, String side) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(script.toString(), what).redirectErrorStream(true);
        builder.environment().put("GODWIT_CLUSTER", side);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), output);
    }

    private ScriptCalls.Switch recorder() {
        return new ScriptCalls.Switch() {
            @Override
            public void stop(boolean onTarget) {
                done.add("stop " + (onTarget ? "target" : "source"));
            }

            @Override
            public void start(boolean onTarget) {
                done.add("start " + (onTarget ? "target" : "source"));
            }
        };
    }
}
