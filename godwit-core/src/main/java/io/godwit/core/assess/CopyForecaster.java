package io.godwit.core.assess;

import io.godwit.core.assess.CopyForecast.Expiring;
import io.godwit.core.assess.facts.Facts;
import io.godwit.core.config.InternalTopicRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How long the copy takes, by the same reasoning as the doctor's: all topics side by side, oldest records first. */
final class CopyForecaster {
    private final List<TopicAssessment> moving;
    private final OptionalDouble rate;
    private final String basis;
    private final double egress;
    private final boolean egressKnown;

    CopyForecaster(Facts facts, List<TopicAssessment> topics, TrafficAssessment traffic, OptionalDouble given) {
        this.moving = topics.stream().filter(CopyForecaster::moves).toList();
        this.rate = given.isPresent() ? given : facts.copyBytesPerSecond();
        this.basis = given.isPresent()
                ? "given"
                : facts.copyBytesPerSecond().isPresent()
                        ? "measured by reading a sample of the source; writing to the target is not measured, so the time is a"
                                + " lower bound"
                        : "neither given nor measured";
        this.egress = traffic.bytesIn().average().orElse(0) * traffic.fanOut().orElse(0);
        this.egressKnown = traffic.fanOut().isPresent() && egress > 0;
    }

    private static boolean moves(TopicAssessment topic) {
        return InternalTopicRule.of(topic.name())
                .map(rule -> rule.handling() == InternalTopicRule.Handling.COPY)
                .orElse(true);
    }

    CopyForecast forecast() {
        boolean sized = moving.stream().noneMatch(topic -> topic.sizeBytes().isEmpty());
        long bytes =
                moving.stream().mapToLong(topic -> topic.sizeBytes().orElse(0)).sum();
        double growth = moving.stream()
                .mapToDouble(topic -> topic.bytesIn().average().orElse(0))
                .sum();
        Optional<Duration> duration = sized && rate.orElse(0) > growth
                ? Optional.of(Duration.ofSeconds((long) Math.ceil(bytes / (rate.getAsDouble() - growth))))
                : Optional.empty();
        return new CopyForecast(
                sized ? OptionalLong.of(bytes) : OptionalLong.empty(),
                rate,
                basis,
                growth,
                duration,
                duration.map(this::expiring).orElse(List.of()),
                rate.isPresent() && egressKnown
                        ? OptionalDouble.of(rate.getAsDouble() / egress)
                        : OptionalDouble.empty(),
                rate,
                growth);
    }

    /** A log whose records live R is copied in time exactly if the copy takes no longer than R (docs/decisions/0034). */
    private List<Expiring> expiring(Duration duration) {
        return moving.stream()
                .filter(topic -> topic.offsets() > 0 && retentionSeconds(topic) < Long.MAX_VALUE)
                .filter(topic -> duration.toSeconds() * 2 > retentionSeconds(topic))
                .map(topic -> new Expiring(
                        topic.name(),
                        Duration.ofSeconds(retentionSeconds(topic)),
                        duration.toSeconds() > retentionSeconds(topic)))
                .toList();
    }

    private static long retentionSeconds(TopicAssessment topic) {
        long seconds = topic.retentionMs().orElse(-1) >= 0 ? topic.retentionMs().getAsLong() / 1_000 : Long.MAX_VALUE;
        double in = topic.bytesIn().average().orElse(0);
        if (topic.retentionBytes().orElse(-1) >= 0 && in > 0) {
            double limit = (double) topic.retentionBytes().getAsLong() * topic.partitions();
            seconds = Math.min(seconds, (long) (limit / in));
        }
        return seconds;
    }
}
