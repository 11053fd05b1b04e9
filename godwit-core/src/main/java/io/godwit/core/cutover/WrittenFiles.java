package io.godwit.core.cutover;

import io.godwit.core.model.ClusterSide;
import java.util.Objects;

/**
 * For which cluster an application's configuration files are written. It is stored before the first of them is replaced.
 *
 * @param side the cluster that they point to, or are being pointed to
 * @param host the machine where they are
 * @param backups the folder there that holds what they were
 */
public record WrittenFiles(ClusterSide side, String host, String backups) {
    public WrittenFiles {
        Objects.requireNonNull(side);
        Objects.requireNonNull(host);
        Objects.requireNonNull(backups);
    }
}
