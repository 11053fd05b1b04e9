package io.godwit.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ReferenceOrderTest {
    /** Any graph without circles: each version refers to some that were registered before it, in whatever order they are listed. */
    @Property(tries = 200)
    void shouldPutEveryReferenceBeforeWhatRefersToIt(
            @ForAll @IntRange(min = 1, max = 60) int count, @ForAll Random random) {
        List<SchemaVersion> versions = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            int most = number;
            String[] references = IntStream.range(0, random.nextInt(4))
                    .filter(index -> most > 0)
                    .mapToObj(index -> "s" + random.nextInt(most) + "@1")
                    .distinct()
                    .toArray(String[]::new);
            versions.add(TestRegistries.version("s" + number, 1, count - number, "\"string\"", references));
        }
        Collections.shuffle(versions, random);

        ReferenceOrder order = ReferenceOrder.of(versions);

        assertThat(order.circular()).isEmpty();
        assertThat(order.missing()).isEmpty();
        assertThat(order.levels()).hasSize(count);
        for (SchemaVersion version : versions) {
            int level = order.levels().getOrDefault(version.name(), -1);
            List<Integer> below = version.references().stream()
                    .map(name -> order.levels().getOrDefault(name, -1))
                    .toList();
            assertThat(below).allMatch(lower -> lower < level);
            assertThat(level)
                    .isEqualTo(below.stream().mapToInt(lower -> lower + 1).max().orElse(0));
        }
    }

    /** Any graph whatever: what has an order gets it, and the rest is exactly what hangs on a circle. */
    @Property(tries = 200)
    void shouldNameWhatHangsOnACircle(@ForAll @IntRange(min = 1, max = 30) int count, @ForAll Random random) {
        List<SchemaVersion> versions = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            String[] references = IntStream.range(0, random.nextInt(3))
                    .mapToObj(index -> "s" + random.nextInt(count) + "@1")
                    .distinct()
                    .toArray(String[]::new);
            versions.add(TestRegistries.version("s" + number, 1, number + 1, "\"string\"", references));
        }

        ReferenceOrder order = ReferenceOrder.of(versions);

        assertThat(order.levels().size() + order.circular().size()).isEqualTo(count);
        for (SchemaVersion version : versions) {
            if (order.circular().contains(version.name())) {
                assertThat(version.references())
                        .anyMatch(name -> order.circular().contains(name));
            } else {
                assertThat(version.references())
                        .noneMatch(name -> order.circular().contains(name));
            }
        }
    }
}
