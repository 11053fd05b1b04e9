package io.godwit.core.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/**
 * How far a connector is in one partition of what it reads (KIP-875). For a sink the partition is one of Kafka, and the
 * offset that of its group.
 *
 * @param partition as the connector names it
 * @param offset JSON's null if there is none
 */
public record ConnectorOffset(JsonNode partition, JsonNode offset) {
    public ConnectorOffset {
        Objects.requireNonNull(partition);
        Objects.requireNonNull(offset);
    }
}
