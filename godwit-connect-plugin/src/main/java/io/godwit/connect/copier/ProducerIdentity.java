package io.godwit.connect.copier;

import io.godwit.core.journal.Journal;
import io.godwit.mirror.BatchMirror;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The id under which a mirror writes: asked of the cluster once, and kept in the journal for good. */
public final class ProducerIdentity {
    /** The id under which the mirror writes to the target. */
    public static final String FORWARD_KEY = "mirror/producer-id";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private ProducerIdentity() {}

    /**
     * @param key under which it is kept
     * @param name for client ids
     * @param written client properties of the cluster that is written
     * @throws org.apache.kafka.common.KafkaException if that cluster gives none
     */
    public static long keep(Journal journal, String key, String name, Map<String, ?> written) {
        Optional<String> known = journal.get(key);
        if (known.isPresent()) {
            return Long.parseLong(known.get());
        }
        long id = BatchMirror.newProducerId(name, written, LIMIT);
        journal.put(key, Long.toString(id));
        return id;
    }
}
