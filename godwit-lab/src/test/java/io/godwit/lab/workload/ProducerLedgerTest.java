package io.godwit.lab.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.lab.workload.ProducerSession.Acknowledgements;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProducerLedgerTest {
    @Test
    void shouldTellThePauseOfEachTopicBetweenTheLastTwoRuns() {
        ProducerLedger ledger = ledger(
                Map.of("order", new Acknowledgements(3, 100, 1_000), "price", new Acknowledgements(3, 100, 990)),
                Map.of("order", new Acknowledgements(1, 1_700, 1_700), "price", new Acknowledgements(1, 1_990, 1_990)));

        assertThat(ledger.writePausesMs()).isEqualTo(Map.of("order", 700L, "price", 1_000L));
        assertThat(ledger.writePauseMs()).hasValue(1_000L);
    }

    @Test
    void shouldKnowNoPauseWhenATopicWasNotWrittenAgain() {
        ProducerLedger ledger =
                ledger(Map.of("order", new Acknowledgements(3, 100, 1_000)), Map.of("order", Acknowledgements.NONE));

        assertThat(ledger.writePauseMs()).isEmpty();
    }

    @Test
    void shouldGiveNumbersBackWhenATransactionWasAborted() {
        TopicLedger ledger = new TopicLedger(Map.of());
        ledger.acknowledge(List.of(ledger.next("a")), 5);
        List<Stamp> aborted = List.of(ledger.next("a"), ledger.next("b"), ledger.next("a"));

        ledger.takeBack(aborted);

        assertThat(ledger.next("a")).isEqualTo(new Stamp("a", 2));
        assertThat(ledger.next("b")).isEqualTo(new Stamp("b", 1));
        assertThat(ledger.lanes().get("a")).isEqualTo(new LaneLedger(3, 1, 1, List.of()));
    }

    @Test
    void shouldBeTheSameWhenWrittenAndRead(@TempDir Path folder) {
        StateFile<ProducerLedger> file = new StateFile<>(folder.resolve("ledger.json"), ProducerLedger.class);
        assertThat(file.read()).isEmpty();
        ProducerLedger ledger = new ProducerLedger(
                2,
                false,
                List.of(new ProducerSession("source", "id", 7, Map.of("order", new Acknowledgements(1, 2, 3)))),
                Map.of("order", Map.of("Kunde-ß-1", new LaneLedger(4, 2, 3, List.of(1L)))));

        file.write(ledger);

        assertThat(file.read()).hasValue(ledger);
    }

    private static ProducerLedger ledger(Map<String, Acknowledgements> before, Map<String, Acknowledgements> after) {
        return new ProducerLedger(
                1,
                true,
                List.of(
                        new ProducerSession("source", "a", 0, before),
                        new ProducerSession("target", "b", 1_500, after)),
                Map.of());
    }
}
