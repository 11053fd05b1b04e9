package io.godwit.cli.serve;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ServeError;

/** What is said about an address that is none. */
final class NoAddress {
    private NoAddress() {}

    static GodwitException exception(String text) {
        return new GodwitException(
                ServeError.CANNOT_LISTEN,
                "'" + text + "'",
                "it is no address to listen on",
                "write HOST:PORT, such as 127.0.0.1:7400 or [::1]:7400; port 0 takes any free one");
    }
}
