package io.godwit.serve.api;

import io.godwit.serve.action.OperationView;
import java.util.List;

/** {@code /api/v1/operations}: what the service was asked to do since it started, newest first, without their lines. */
record OperationsDocument(int schemaVersion, List<OperationView> operations) {}
