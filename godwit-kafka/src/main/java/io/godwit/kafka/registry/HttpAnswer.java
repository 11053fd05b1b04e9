package io.godwit.kafka.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** An answer of a registry. */
final class HttpAnswer {
    private final int status;
    private final byte[] body;
    private final Optional<JsonNode> json;
    private final String server;

    /**
     * @param json the body where it is JSON
     * @param server the header of that name; empty if there is none
     */
    HttpAnswer(int status, byte[] body, Optional<JsonNode> json, String server) {
        this.status = status;
        this.body = body;
        this.json = json;
        this.server = server;
    }

    int status() {
        return status;
    }

    /** As it came. */
    byte[] body() {
        return body;
    }

    /** The body where it is JSON. */
    Optional<JsonNode> json() {
        return json;
    }

    /** The header of that name; empty if there is none. */
    String server() {
        return server;
    }

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
