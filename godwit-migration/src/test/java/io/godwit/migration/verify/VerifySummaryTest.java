package io.godwit.migration.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.json.Json;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.BatchShare;
import io.godwit.core.proof.PartitionProof;
import io.godwit.migration.verify.PartitionResult.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerifySummaryTest {
    @Test
    void shouldTellWhichShareWasProvenInWhichWay() {
        VerifyReport report = new VerifyReport(
                Instant.EPOCH,
                Duration.ofSeconds(2),
                List.of(
                        result("order", 0, new ComparedBy(new BatchShare(3, 300, 30_000), 50, 10_000)),
                        result("order", 1, new ComparedBy(new BatchShare(1, 100, 10_000), 50, 10_000)),
                        result("price", 0, ComparedBy.NOTHING)));

        JsonNode json = Json.tree(VerifySummary.of(report, Map.of()));

        assertThat(json.at("/recordsCompared").asLong()).isEqualTo(500);
        assertThat(json.at("/bytesCompared").asLong()).isEqualTo(60_000);
        assertThat(json.at("/bytesPerSecond").asLong()).isEqualTo(30_000);
        assertThat(json.at("/comparedBy/equalBatches/records").asLong()).isEqualTo(400);
        assertThat(json.at("/comparedBy/equalBatches/bytes").asLong()).isEqualTo(40_000);
        assertThat(json.at("/comparedBy/equalBatches/percent").asDouble()).isCloseTo(80, within(0.01));
        assertThat(json.at("/comparedBy/recordByRecord/percent").asDouble()).isCloseTo(20, within(0.01));
        assertThat(json.at("/topics/0/comparedBy/recordByRecord/records").asLong())
                .isEqualTo(100);
        assertThat(json.at("/topics/1/comparedBy/equalBatches/percent").asDouble())
                .isZero();
        assertThat(json.at("/topics/1/comparedBy/recordByRecord/percent").asDouble())
                .isZero();
    }

    private static PartitionResult result(String topic, int partition, ComparedBy compared) {
        PartitionProof proof = new PartitionProof(
                new PartitionId(topic, partition),
                Instant.EPOCH,
                0,
                compared.records(),
                0,
                compared.records(),
                compared.records(),
                Map.of(),
                Map.of(),
                List.of(),
                true,
                1,
                1);
        Coverage all = new Coverage(compared.records(), compared.records());
        return new PartitionResult(proof, Verdict.EQUAL, all, true, compared, Optional.empty());
    }
}
