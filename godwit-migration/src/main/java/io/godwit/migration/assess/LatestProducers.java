package io.godwit.migration.assess;

import io.godwit.core.assess.facts.ProducerFacts;
import io.godwit.core.cutover.PartitionLogs.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Of each producer on each topic when it wrote last. */
final class LatestProducers {
    private LatestProducers() {}

    /** @param writers the latest first */
    static List<ProducerFacts> of(List<Writer> writers) {
        Map<List<Object>, ProducerFacts> latest = new LinkedHashMap<>();
        for (Writer writer : writers) {
            latest.putIfAbsent(
                    List.of(writer.partition().topic(), writer.producerId()),
                    new ProducerFacts(
                            writer.partition().topic(),
                            writer.producerId(),
                            writer.lastAt(),
                            writer.transactionalId()));
        }
        return new ArrayList<>(latest.values());
    }
}
