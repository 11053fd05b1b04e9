package io.godwit.core.assess.facts;

import io.godwit.core.secret.Redaction;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The effective topic configs that an assessment looks at; others stay behind, since thousands of topics have dozens each. */
public final class KeptConfigs {
    private static final Set<String> EFFECTIVE = Set.of(
            "cleanup.policy",
            "retention.ms",
            "retention.bytes",
            "max.message.bytes",
            "min.insync.replicas",
            "segment.bytes",
            "compression.type",
            "message.timestamp.type",
            "remote.storage.enable",
            "unclean.leader.election.enable");

    private KeptConfigs() {}

    /** Those of them that the topic has. */
    public static SortedMap<String, String> of(SortedMap<String, String> configs) {
        SortedMap<String, String> kept = new TreeMap<>(configs);
        kept.keySet().retainAll(EFFECTIVE);
        return kept;
    }

    /** All, with values that could be secrets hidden. */
    public static SortedMap<String, String> shown(SortedMap<String, String> configs) {
        return Redaction.shown(configs);
    }
}
