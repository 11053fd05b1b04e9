package io.godwit.serve.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.serve.action.OperationView.State;
import io.godwit.serve.action.Operations.Request;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationsTest {
    private final Operations operations = new Operations(Clock.systemUTC());

    @AfterEach
    void end() {
        operations.close();
    }

    private static Request request(String action) {
        return new Request(action, "godwit " + action, "alice@127.0.0.1", "because");
    }

    private OperationView ended(String id) {
        await().until(() -> operations.find(id).orElseThrow().endedAt().isPresent());
        return operations.find(id).orElseThrow();
    }

    @Test
    void shouldRememberWhatItSaidAndWhatCameOfIt() {
        OperationView begun = operations.start(request("verify"), says -> {
            for (int line = 0; line < 600; line++) {
                says.accept("line " + line);
            }
            return "equal";
        });

        OperationView done = ended(begun.id());

        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.result()).contains("equal");
        assertThat(done.lines()).hasSize(OperationView.MOST_LINES);
        assertThat(done.lines().get(OperationView.MOST_LINES - 1).text()).isEqualTo("line 599");
    }

    @Test
    void shouldTellAFailureInTheWordsOfTheCommandLine() {
        OperationView begun = operations.start(request("start"), says -> {
            throw new GodwitException(CutoverError.ABORTED, "wave all", "it was put back", "mend it");
        });

        OperationView failed = ended(begun.id());

        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.error().orElseThrow().code()).isEqualTo(CutoverError.ABORTED.id());
        assertThat(failed.error().orElseThrow().fix()).isEqualTo("mend it");
    }

    @Test
    void shouldRunOneAtATimeAndNameIt() {
        CountDownLatch gate = new CountDownLatch(1);
        OperationView first = operations.start(request("release"), says -> {
            gate.await();
            return "done";
        });

        assertThatThrownBy(() -> operations.start(request("start"), says -> "never"))
                .isInstanceOf(GodwitException.class)
                .hasMessageContainingAll("GW-SRV-019", "release", "alice@127.0.0.1");
        OperationView beside = operations.startBeside(request("pause"), says -> "paused");

        assertThat(ended(beside.id()).state()).isEqualTo(State.DONE);
        assertThat(operations.last().orElseThrow().id()).isEqualTo(first.id());
        gate.countDown();
        assertThat(ended(first.id()).state()).isEqualTo(State.DONE);
        assertThat(ended(operations.start(request("start"), says -> "now").id()).result())
                .contains("now");
    }

    @Test
    void shouldInterruptAsCtrlCDoes() {
        OperationView begun = operations.start(request("verify"), says -> {
            new CountDownLatch(1).await();
            return "never";
        });

        operations.interrupt(begun.id());

        assertThat(ended(begun.id()).state()).isEqualTo(State.INTERRUPTED);
        assertThat(operations.interrupt(begun.id()).orElseThrow().state()).isEqualTo(State.INTERRUPTED);
        assertThat(operations.interrupt("none")).isEmpty();
    }

    @Test
    void shouldInterruptWhatRunsWhenTheServiceEnds() {
        OperationView begun = operations.start(request("verify"), says -> {
            new CountDownLatch(1).await();
            return "never";
        });

        operations.close();

        assertThat(operations.find(begun.id()).orElseThrow().state()).isEqualTo(State.INTERRUPTED);
    }
}
