package io.godwit.serve.api;

import io.godwit.core.status.GroupsStatus;
import io.godwit.serve.fetch.GroupsLook.Group;
import io.godwit.serve.http.ErrorAnswers.ErrorWords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code /api/v1/groups}: the groups on both clusters.
 *
 * @param carried how far the mirror carries their offsets
 * @param groups absent before the first look
 */
record GroupsDocument(
        int schemaVersion,
        Optional<Instant> asOf,
        double ageSeconds,
        boolean fetching,
        Optional<ErrorWords> error,
        Optional<GroupsStatus> carried,
        Optional<List<Group>> groups) {}
