package io.godwit.core.rehearsal;

import io.godwit.core.config.Migration;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.error.RehearsalError;
import java.util.Collection;
import java.util.List;

/** The names of a wave's shadows. */
public record ShadowNames(String migration, String wave) {
    /** Kafka's own limit. */
    private static final int LONGEST_TOPIC = 249;

    /** The rehearsal's migration without its topics: enough to find its journal and its leases. */
    public static Migration bare(Migration real) {
        return new Migration(
                new ShadowNames(real.name(), "").shadowMigration(),
                real.source(),
                real.target(),
                real.topics(),
                real.groups(),
                real.policies(),
                real.mirror(),
                real.verify(),
                real.cutover(),
                List.of(),
                real.waves());
    }

    /** The name under which the rehearsal keeps its own journal. */
    public String shadowMigration() {
        return migration + "-rehearsal";
    }

    /** The shadow of a topic, a group or a transactional id. */
    public String of(String name) {
        return "godwit-rehearsal-" + wave + "-" + name;
    }

    /** @throws GodwitException naming all topics whose shadow would have too long a name */
    public void requireShort(Collection<String> topics) {
        List<Problem> problems = topics.stream()
                .filter(topic -> of(topic).length() > LONGEST_TOPIC)
                .map(topic -> new Problem(
                        "topic " + topic,
                        0,
                        of(topic).length() + " characters",
                        "at most " + LONGEST_TOPIC + " are allowed"))
                .toList();
        if (!problems.isEmpty()) {
            throw new GodwitException(
                    RehearsalError.NAME_TOO_LONG,
                    "wave " + wave,
                    problems.size() + " shadow topics would have names that Kafka refuses; nothing was made",
                    "give the wave a shorter name in migration.yaml",
                    problems);
        }
    }
}
