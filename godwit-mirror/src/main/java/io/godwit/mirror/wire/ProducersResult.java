package io.godwit.mirror.wire;

import java.util.List;

/** The producers that one partition remembers. */
public record ProducersResult(WireError error, String message, List<ProducerView> producers) {
    public ProducersResult {
        producers = List.copyOf(producers);
    }
}
