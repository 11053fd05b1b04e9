package io.godwit.migration.connect;

import io.godwit.core.connect.ConnectorRewrite;
import io.godwit.core.error.ConnectError;
import io.godwit.core.error.GodwitException;

/** Refuses to create a connector whose configuration still needs a person. */
final class ConnectRewriteCheck {
    private ConnectRewriteCheck() {}

    static void require(String resource, ConnectorRewrite rewrite) {
        if (!rewrite.left().isEmpty()) {
            throw new GodwitException(
                    ConnectError.LEFT_FOR_YOU,
                    resource,
                    "what its configuration becomes on the target can't be told: " + String.join("; ", rewrite.left()),
                    "set repoint.credentials, repoint.urls or repoint.sourceAddresses, or create it stopped on the target");
        }
    }
}
