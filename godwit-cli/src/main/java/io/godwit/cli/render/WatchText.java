package io.godwit.cli.render;

import io.godwit.core.status.WatchStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/** What the watch of the source has seen, in one line. */
public final class WatchText {
    private WatchText() {}

    public static String line(WatchStatus watch) {
        String found = watch.stragglers().isEmpty()
                ? "nobody wrote there"
                : "written there: "
                        + watch.stragglers().entrySet().stream()
                                .map(topic -> topic.getKey() + " " + Amounts.count(topic.getValue()))
                                .collect(Collectors.joining(", "));
        return "The source of wave " + watch.wave() + (watch.ended() ? " was watched" : " is watched")
                + " for stragglers since " + seconds(watch.since()) + " until " + seconds(watch.until())
                + ", last look " + seconds(watch.lookedAt()) + ": " + found + ".";
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
