package io.godwit.serve.api;

import io.godwit.serve.action.OperationView;

/** {@code /api/v1/operations/{id}}: one operation with what it said. */
record OperationDocument(int schemaVersion, OperationView operation) {}
