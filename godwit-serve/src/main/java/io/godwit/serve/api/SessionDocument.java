package io.godwit.serve.api;

import java.util.Optional;

/**
 * {@code /api/v1/session}: who asks, and what that one may do.
 *
 * @param token the name of the token; absent without one
 * @param mayAct whether changes are taken with it
 * @param readOnly whether the service was started without any token
 */
record SessionDocument(int schemaVersion, String migration, Optional<String> token, boolean mayAct, boolean readOnly) {}
