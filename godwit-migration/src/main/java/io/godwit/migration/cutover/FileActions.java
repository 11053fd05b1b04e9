package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.model.ClusterSide;

/** What is done to applications' configuration files. Each can be repeated. */
interface FileActions {
    /**
     * Looks whether the application's files can be pointed to that cluster, and prepares as much as can be, before anything
     * is stopped. No file is changed.
     *
     * @throws io.godwit.core.error.GodwitException if one of them can't
     */
    void prepare(Application application, ClusterSide side);

    /**
     * Points all of them to that cluster, or none: rewritten for the target, byte for byte as before for the source.
     *
     * @throws io.godwit.core.error.GodwitException if one changed meanwhile, or can't be written
     */
    void pointTo(Application application, ClusterSide side);
}
