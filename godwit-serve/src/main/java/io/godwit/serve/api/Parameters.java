package io.godwit.serve.api;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ServeError;
import io.godwit.serve.http.Exchange;
import java.util.Optional;

/** Reads parameters of a query. */
final class Parameters {
    private Parameters() {}

    static Optional<Integer> number(Exchange exchange, String name, int least, int most) {
        return exchange.query(name).map(text -> {
            if (text.matches("[0-9]{1,10}")) {
                long number = Long.parseLong(text);
                if (number >= least && number <= most) {
                    return (int) number;
                }
            }
            throw bad(name, "it is no number from " + least + " to " + most);
        });
    }

    static GodwitException bad(String name, String why) {
        return new GodwitException(
                ServeError.BAD_REQUEST,
                "parameter '" + name + "'",
                why,
                "GET /api/v1/openapi.json describes each parameter");
    }
}
