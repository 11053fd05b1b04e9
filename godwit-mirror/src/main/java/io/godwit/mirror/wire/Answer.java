package io.godwit.mirror.wire;

import java.util.Optional;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.common.requests.AbstractResponse;

/** What came back for a request: a response, or the reason why there is none. */
record Answer(Verdict failure, Optional<AbstractResponse> response) {
    static Answer of(ClientResponse response) {
        if (response.versionMismatch() != null) {
            return failed(
                    WireError.UNSUPPORTED,
                    String.valueOf(response.versionMismatch().getMessage()));
        }
        if (response.wasTimedOut()) {
            return failed(WireError.TIMED_OUT, "no answer from " + response.destination() + " in time");
        }
        if (response.wasDisconnected()) {
            return failed(WireError.CONNECTION_LOST, "the connection to " + response.destination() + " was lost");
        }
        return new Answer(Verdict.FINE, Optional.of(response.responseBody()));
    }

    private static Answer failed(WireError error, String message) {
        return new Answer(new Verdict(error, message), Optional.empty());
    }
}
