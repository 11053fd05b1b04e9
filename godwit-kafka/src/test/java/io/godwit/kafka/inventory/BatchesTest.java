package io.godwit.kafka.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private int inFlight;
    private int mostInFlight;

    @Test
    void shouldReceiveEveryItemOnceInOrder() {
        List<Integer> items = IntStream.range(0, 1_234).boxed().toList();
        List<Integer> received = new ArrayList<>();

        Batches.forEach(items, 100, batch -> batch, (batch, answer) -> received.addAll(answer));

        assertThat(received).isEqualTo(items);
    }

    @Test
    void shouldKeepFewRequestsInFlight() {
        List<Integer> items = IntStream.range(0, 100).boxed().toList();

        Batches.forEach(items, 1, this::send, (batch, answer) -> inFlight--);

        assertThat(mostInFlight).isEqualTo(Batches.IN_FLIGHT);
        assertThat(inFlight).isZero();
    }

    private int send(List<Integer> batch) {
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
        return inFlight;
    }

    @Test
    void shouldSendNothingForNothing() {
        Batches.forEach(List.of(), 10, this::send, (batch, answer) -> inFlight--);

        assertThat(mostInFlight).isZero();
    }
}
