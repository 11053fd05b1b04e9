package io.godwit.core.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.model.PartitionId;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CarriedMemoryStoreTest {
    private static final PartitionId ORDER_0 = new PartitionId("order", 0);

    private final InMemoryJournal journal = new InMemoryJournal();

    @Test
    void shouldTellALaterProcessWhatWasWritten() {
        new CarriedMemoryStore(journal, 1 << 20).remember(memories("billing", 7));

        CarriedMemoryStore later = new CarriedMemoryStore(journal, 1 << 20);

        assertThat(later.of("billing").of(ORDER_0)).containsExactly(7L);
        assertThat(later.isKnown("shipping")).isFalse();
    }

    @Test
    void shouldPutOffWhatIsTooMuchAtOnceAndTakeItsTurnLater() {
        SortedMap<String, CarriedMemory> all = new TreeMap<>();
        for (int i = 0; i < 500; i++) {
            all.putAll(memories("group-" + i, i));
        }
        CarriedMemoryStore store = new CarriedMemoryStore(journal, 5_000);

        int rounds = 0;
        while (!all.isEmpty()) {
            SortedSet<String> durable = store.remember(all);
            assertThat(durable).isNotEmpty();
            all.keySet().removeAll(durable);
            rounds++;
        }

        assertThat(rounds).isGreaterThan(2);
        assertThat(new CarriedMemoryStore(journal, 1).of("group-499").of(ORDER_0))
                .containsExactly(499L);
    }

    @Test
    void shouldForgetGroupsThatExistNoMore() {
        CarriedMemoryStore store = new CarriedMemoryStore(journal, 1 << 20);
        store.remember(memories("billing", 7));

        store.keepOnly(Set.of("shipping"));

        assertThat(store.isKnown("billing")).isFalse();
    }

    private static SortedMap<String, CarriedMemory> memories(String group, long offset) {
        SortedMap<PartitionId, List<Long>> offsets = new TreeMap<>();
        offsets.put(ORDER_0, List.of(offset));
        SortedMap<String, CarriedMemory> memories = new TreeMap<>();
        memories.put(group, CarriedMemory.NOTHING.with(offsets));
        return memories;
    }
}
