package io.godwit.migration.verify;

import io.godwit.core.config.VerifyConfig;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.proof.ProofStore;
import io.godwit.core.proof.TopicRules;
import io.godwit.core.proof.TopicRules.Cleanup;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.records.KafkaRecordLog;
import io.godwit.kafka.records.TopicPartitions;
import io.godwit.kafka.records.TopicRulesReader;
import io.godwit.migration.batchlog.BatchRecordLog;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Makes verifiers for two connected clusters. */
public final class VerifierFactory {
    private final ClusterConnection source;
    private final ClusterConnection target;
    private final ProofStore proofs;
    private final VerifyConfig config;
    private final Clock clock;

    public VerifierFactory(
            ClusterConnection source, ClusterConnection target, ProofStore proofs, VerifyConfig config, Clock clock) {
        this.source = source;
        this.target = target;
        this.proofs = proofs;
        this.config = config;
        this.clock = clock;
    }

    /** What can be compared of the topics with such names. */
    public VerifyScope scope(Predicate<String> topics) {
        return VerifyScope.of(new TopicPartitions(source).count(topics), new TopicPartitions(target).count(topics));
    }

    /** A verifier that knows how these topics are cleaned up now. */
    public Verifier verifier(Collection<String> topics, VerifyMeter meter) {
        return verifier(topics, meter, Reading.BATCHES);
    }

    /** How logs are read; the result is the same, the cost is not. */
    enum Reading {
        BATCHES,
        RECORDS
    }

    Verifier verifier(Collection<String> topics, VerifyMeter meter, Reading reading) {
        Set<String> names = Set.copyOf(topics);
        RecordLogs logs =
                switch (reading) {
                    case BATCHES -> (side, bytes) -> new BatchRecordLog(connection(side), names, bytes);
                    case RECORDS -> (side, bytes) -> new KafkaRecordLog(connection(side), bytes);
                };
        return new Verifier(logs, proofs, rules(topics), config, clock, meter);
    }

    private ClusterConnection connection(ClusterSide side) {
        return side == ClusterSide.SOURCE ? source : target;
    }

    private Map<String, TopicRules> rules(Collection<String> topics) {
        Map<String, Cleanup> onSource = new TopicRulesReader(source).read(topics);
        Map<String, Cleanup> onTarget = new TopicRulesReader(target).read(topics);
        Instant now = clock.instant();
        Map<String, TopicRules> rules = new TreeMap<>();
        topics.forEach(topic -> rules.put(
                topic,
                new TopicRules(
                        onSource.getOrDefault(topic, Cleanup.NONE), onTarget.getOrDefault(topic, Cleanup.NONE), now)));
        return rules;
    }
}
