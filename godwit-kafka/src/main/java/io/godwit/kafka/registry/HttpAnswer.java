package io.godwit.kafka.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An answer of a registry.
 *
 * @param body as it came
 * @param json the body where it is JSON
 * @param server the header of that name; empty if there is none
 */
record HttpAnswer(int status, byte[] body, Optional<JsonNode> json, String server) {
    boolean isOk() {
        return status / 100 == 2;
    }

    /** The registry's own code, such as 40401; 0 if there is none. */
    int errorCode() {
        return json.map(tree -> tree.path("error_code").asInt(0)).orElse(0);
    }

    /** The status and, where there is one, what the registry says about it. */
    String words() {
        String message = json.map(tree -> tree.path("message").asText("")).orElse("");
        String code = errorCode() == 0 ? "" : ", code " + errorCode();
        return "HTTP " + status + code + (message.isBlank() ? "" : ": " + message);
    }
}
