package io.godwit.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EngineOrderTest {
    @Test
    void shouldComeBackFromTheCommandLineAsItWas() {
        EngineOrder order = new EngineOrder(
                "batch", "bench-7", "127.0.0.1:1,127.0.0.1:2", "127.0.0.1:3", List.of("a", "b"), 4, 12_345, "lz4");

        assertThat(EngineOrder.of(order.toArguments())).isEqualTo(order);
    }
}
