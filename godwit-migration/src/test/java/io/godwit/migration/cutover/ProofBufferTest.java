package io.godwit.migration.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.journal.InMemoryJournal;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProofBufferTest {
    private final InMemoryJournal journal = new InMemoryJournal();
    private final ProofBuffer buffer = new ProofBuffer(journal);

    @Test
    void shouldKeepWritesUntilItIsFlushed() {
        journal.put("proof/order/0", "1");
        journal.put("proof-map/order/0/7/0", "[]");

        buffer.put("proof/order/0", "2");
        buffer.put("proof/order/1", "3");
        buffer.remove("proof-map/order/0/7/0");

        assertThat(buffer.get("proof/order/0")).contains("2");
        assertThat(buffer.get("proof-map/order/0/7/0")).isEmpty();
        assertThat(buffer.getAll("proof/")).containsOnlyKeys("proof/order/0", "proof/order/1");
        assertThat(journal.get("proof/order/0")).contains("1");

        buffer.flush();

        assertThat(journal.getAll("proof")).isEqualTo(buffer.getAll("proof")).hasSize(2);
        assertThat(journal.get("proof/order/0")).contains("2");
    }

    @Test
    void shouldSeeWhatOthersHaveProvenAfterARefresh() {
        assertThat(buffer.get("proof/order/0")).isEmpty();
        journal.put("proof/order/0", "1");
        buffer.put("proof/order/1", "lost");

        buffer.refresh();
        buffer.flush();

        assertThat(buffer.get("proof/order/0")).contains("1");
        assertThat(journal.getAll("proof")).isEqualTo(new TreeMap<>(java.util.Map.of("proof/order/0", "1")));
    }
}
