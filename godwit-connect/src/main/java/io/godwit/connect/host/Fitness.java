package io.godwit.connect.host;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.error.GodwitException;
import java.util.Optional;

/** What connectors ask of a Connect cluster. */
public interface Fitness {
    /** @throws GodwitException if the cluster can't run them */
    void require(ConnectRest rest);

    /** Why Connect refused a configuration, and what to do. */
    GodwitException refusal(ConnectRest rest, String connector, String message);

    /** The version of a plugin that the worker who answers has. */
    static Optional<String> version(ConnectRest rest, String connectorClass) {
        JsonNode plugins = rest.get("/connector-plugins").orElseThrow(() -> rest.strange("/connector-plugins", "404"));
        for (JsonNode plugin : plugins) {
            if (plugin.path("class").asText().equals(connectorClass)) {
                return Optional.of(plugin.path("version").asText());
            }
        }
        return Optional.empty();
    }
}
