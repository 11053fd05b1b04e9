package io.godwit.core.completion;

import io.godwit.core.model.PartitionId;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One wave, as its completion is judged by.
 *
 * @param state the word of the whole wave; {@code SWITCHED} once its producers write to the target
 * @param watchUntil how long the source is watched for stragglers
 * @param stragglers offsets that somebody wrote to the source after the switch, by topic
 * @param stragglerNames who, as far as the broker tells
 * @param switchEnds where the source ended at the switch
 */
public record WaveFacts(
        String wave,
        String state,
        Optional<Instant> watchUntil,
        SortedMap<String, Long> stragglers,
        Optional<String> stragglerNames,
        SortedMap<PartitionId, Long> switchEnds) {
    public WaveFacts {
        Objects.requireNonNull(wave);
        Objects.requireNonNull(state);
        Objects.requireNonNull(watchUntil);
        Objects.requireNonNull(stragglerNames);
        stragglers = Collections.unmodifiableSortedMap(new TreeMap<>(stragglers));
        switchEnds = Collections.unmodifiableSortedMap(new TreeMap<>(switchEnds));
    }

    public boolean isSwitched() {
        return state.equals("SWITCHED");
    }
}
