package io.godwit.cli;

import io.godwit.core.config.Migration;

/** Where a command's migration comes from: the configuration file and the options that override it. */
public interface MigrationLoader {
    /** @throws io.godwit.core.error.GodwitException if there is none, or it is not valid */
    Migration load(GlobalOptions options);

    /**
     * For a command that asks the source alone. Where no target is named, its address is one that does not exist.
     *
     * @throws io.godwit.core.error.GodwitException if there is none, or it is not valid
     */
    Migration loadSource(GlobalOptions options);
}
