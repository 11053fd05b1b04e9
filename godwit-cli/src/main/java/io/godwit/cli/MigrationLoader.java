package io.godwit.cli;

import io.godwit.core.config.Migration;

/** Where a command's migration comes from: the configuration file and the options that override it. */
@FunctionalInterface
public interface MigrationLoader {
    /** @throws io.godwit.core.error.GodwitException if there is none, or it is not valid */
    Migration load(GlobalOptions options);
}
