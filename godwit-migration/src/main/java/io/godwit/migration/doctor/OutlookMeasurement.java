package io.godwit.migration.doctor;

import io.godwit.core.config.Migration;
import io.godwit.core.doctor.CopyOutlook;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.InventoryPart;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.inventory.InventoryReader;
import io.godwit.kafka.inventory.InventoryScope;
import io.godwit.kafka.measure.CopyRateSample;
import io.godwit.kafka.measure.GrowthMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Measures how fast the source can be read and how fast it grows, within one short window. */
final class OutlookMeasurement {
    private final ClusterConnection source;
    private final Clock clock;

    OutlookMeasurement(ClusterConnection source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    CopyOutlook measure(Migration migration, ClusterInventory inventory, Instant readAt, Duration window) {
        OptionalDouble sample =
                new CopyRateSample(source).bytesPerSecond(inventory, migration.topics()::selects, window);
        OptionalLong throttle = migration.mirror().throttleBytesPerSecond();
        ClusterInventory later = new InventoryReader(source)
                .read(InventoryScope.of(Set.of(InventoryPart.OFFSETS)).ofTopics(migration.topics()::selects));
        Duration between = Duration.between(readAt, clock.instant());
        boolean throttled = throttle.isPresent() && (sample.isEmpty() || throttle.getAsLong() < sample.getAsDouble());
        return new CopyOutlook(
                throttled ? OptionalDouble.of((double) throttle.getAsLong()) : sample,
                throttled
                        ? "mirror.throttle"
                        : sample.isPresent()
                                ? "measured by reading the source for up to " + window.toSeconds()
                                        + " s; writing to the target was not measured"
                                : "there is nothing to read",
                GrowthMeter.bytesPerSecond(inventory, later, between),
                between);
    }
}
