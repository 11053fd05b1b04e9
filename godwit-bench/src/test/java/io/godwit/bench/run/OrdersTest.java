package io.godwit.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.json.Json;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OrdersTest {
    @Test
    void shouldHaveExactlyTheSizeThatIsAskedFor() {
        Orders orders = new Orders(280, 0, 1);

        assertThat(LongStream.range(0, 25_000).map(i -> orders.value(i).length).distinct())
                .containsExactly(280L);
        assertThat(LongStream.range(0, 25_000).map(i -> orders.key(i).length).distinct())
                .containsExactly((long) Orders.KEY_BYTES);
    }

    @Test
    void shouldStayWithinTheSpread() {
        Orders orders = new Orders(280, 70, 1);

        assertThat(LongStream.range(0, 20_000).map(i -> orders.value(i).length))
                .allMatch(size -> size >= 210 && size <= 350)
                .contains(215L, 345L);
    }

    @Test
    void shouldBeJsonAndTheSameForTheSameSeed() {
        JsonNode order = Json.tree(new Orders(1_000, 250, 7).value(42));

        assertThat(order.path("items").size()).isGreaterThan(5);
        assertThat(order).isEqualTo(Json.tree(new Orders(1_000, 250, 7).value(42)));
    }
}
