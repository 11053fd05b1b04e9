package io.godwit.serve.metrics;

import java.util.List;

/** The states of a migration and of its topics; docs/reference/status.md describes them. */
final class MigrationStates {
    static final List<String> ALL = List.of(
            "BLOCKED",
            "PAUSED",
            "PLANNED",
            "CREATED",
            "COPYING",
            "IN_SYNC",
            "FENCED",
            "DRAINED",
            "SWITCHED",
            "COMPLETING",
            "COMPLETED");

    private MigrationStates() {}
}
