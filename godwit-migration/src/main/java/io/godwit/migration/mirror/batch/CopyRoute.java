package io.godwit.migration.mirror.batch;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.Migration;
import java.util.regex.Pattern;

/**
 * Which way an engine copies, and under which keys of the journal it remembers what it must.
 *
 * @param from the cluster that is read
 * @param to the cluster that is written
 * @param name for client ids and threads
 * @param producerIdKey where the id is kept under which it writes
 * @param checkpointPrefix what the keys of its checkpoints begin with
 * @param isReverse whether it copies from the target to the source
 */
public record CopyRoute(
        ClusterConfig from,
        ClusterConfig to,
        String name,
        String producerIdKey,
        String checkpointPrefix,
        boolean isReverse) {
    /** The id under which the mirror writes to the target. */
    public static final String FORWARD_PRODUCER = "mirror/producer-id";
    /** The id under which the reverse mirror writes to the source. */
    public static final String REVERSE_PRODUCER = "mirror/reverse-producer-id";

    private static final Pattern SIDE = Pattern.compile("\\b(source|target)\\b");

    public static CopyRoute forward(Migration migration) {
        return new CopyRoute(migration.source(), migration.target(), "godwit-mirror", FORWARD_PRODUCER, "copy/", false);
    }

    public static CopyRoute reverse(Migration migration) {
        return new CopyRoute(
                migration.target(), migration.source(), "godwit-reverse", REVERSE_PRODUCER, "copy-back/", true);
    }

    /** The copier calls the source what it reads; people call it what the configuration calls it. */
    String inWords(String ofCopier) {
        return isReverse
                ? SIDE.matcher(ofCopier).replaceAll(side -> side.group().equals("source") ? "target" : "source")
                : ofCopier;
    }
}
