package io.godwit.migration.verify;

import io.godwit.core.model.ClusterSide;
import io.godwit.core.proof.RecordLog;

/** Opens the logs of both clusters. Safe for use by several threads. */
public interface RecordLogs {
    /** A log for one thread, which closes it. */
    RecordLog open(ClusterSide side, long budgetBytes);
}
