package io.godwit.lab.workload;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What the producers have written so far, over all their runs and clusters; their state file.
 *
 * @param run a part of the lanes' names; one more after each run that did not end in order
 * @param clean the last run ended in order
 * @param lanes by topic, then by lane
 */
public record ProducerLedger(
        int run, boolean clean, List<ProducerSession> sessions, Map<String, Map<String, LaneLedger>> lanes) {
    public ProducerLedger {
        sessions = List.copyOf(sessions);
        lanes = Map.copyOf(lanes);
    }

    static ProducerLedger empty() {
        return new ProducerLedger(1, true, List.of(), Map.of());
    }

    public long acknowledged() {
        return lanes.keySet().stream().mapToLong(this::acknowledged).sum();
    }

    public long acknowledged(String topic) {
        return lanes.getOrDefault(topic, Map.of()).values().stream()
                .mapToLong(LaneLedger::acknowledged)
                .sum();
    }

    /**
     * How long nobody could write, as the producers saw it: for each topic from the last confirmation of the run before to the
     * first of the last run, in milliseconds. Empty before there were two runs.
     */
    public Map<String, Long> writePausesMs() {
        Map<String, Long> pauses = new TreeMap<>();
        if (sessions.size() < 2) {
            return pauses;
        }
        ProducerSession before = sessions.get(sessions.size() - 2);
        ProducerSession after = sessions.get(sessions.size() - 1);
        after.topics().forEach((topic, first) -> {
            ProducerSession.Acknowledgements last =
                    before.topics().getOrDefault(topic, ProducerSession.Acknowledgements.NONE);
            if (first.firstAtMs() > 0 && last.lastAtMs() > 0) {
                pauses.put(topic, first.firstAtMs() - last.lastAtMs());
            }
        });
        return pauses;
    }

    /** The longest of {@link #writePausesMs()}. */
    public OptionalLong writePauseMs() {
        return writePausesMs().values().stream().mapToLong(Long::longValue).max();
    }
}
