package io.godwit.mirror.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.mirror.batch.RecordBatch;
import io.godwit.mirror.wire.AbortedTransaction;
import java.util.List;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.junit.jupiter.api.Test;

class AbortedTransactionsTest {
    @Test
    void shouldEndWithTheMarkerOfTheSameProducer() {
        // given
        SourceLog log = new SourceLog(0)
                .transactional(1, false, 2)
                .transactional(2, true, 2)
                .records(1)
                .marker(2, ControlRecordType.COMMIT)
                .transactional(1, false, 1)
                .marker(1, ControlRecordType.ABORT)
                .transactional(1, true, 1)
                .marker(1, ControlRecordType.COMMIT);

        // when, then
        assertThat(aborted(log, new AbortedTransaction(1, 0)))
                .containsExactly(true, false, false, false, true, false, false, false);
    }

    @Test
    void shouldKnowSeveralOfOneProducerWhateverTheirOrder() {
        SourceLog log = new SourceLog(10)
                .transactional(1, false, 1)
                .marker(1, ControlRecordType.ABORT)
                .transactional(1, true, 1)
                .marker(1, ControlRecordType.COMMIT)
                .transactional(1, false, 1);

        assertThat(aborted(log, new AbortedTransaction(1, 14), new AbortedTransaction(1, 10)))
                .containsExactly(true, false, false, false, true);
    }

    @Test
    void shouldKnowATransactionThatBeganBeforeTheFetch() {
        SourceLog log = new SourceLog(10).transactional(1, false, 3);

        assertThat(aborted(log, new AbortedTransaction(1, 2))).containsExactly(true);
    }

    private static List<Boolean> aborted(SourceLog log, AbortedTransaction... listed) {
        AbortedTransactions transactions = new AbortedTransactions(List.of(listed));
        return RecordBatch.split(log.payload()).stream()
                .map(transactions::contains)
                .toList();
    }
}
