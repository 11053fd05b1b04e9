package io.godwit.kafka.topics;

import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.plan.ChangeResult;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Waits for one answer a topic and splits what worked from what did not. */
final class Answers {
    private final ClusterConnection cluster;

    Answers(ClusterConnection cluster) {
        this.cluster = cluster;
    }

    Map<String, ChangeResult> await(Map<String, KafkaFuture<Void>> answers, String purpose) {
        TreeMap<String, ChangeResult> results = new TreeMap<>();
        answers.forEach((topic, answer) -> results.put(topic, await(topic, answer, purpose)));
        return results;
    }

    private ChangeResult await(String topic, KafkaFuture<Void> answer, String purpose) {
        try {
            cluster.await(answer, new ClusterRequest(purpose, "CREATE and ALTER_CONFIGS on topic " + topic));
            return ChangeResult.done();
        } catch (GodwitException e) {
            if (e.code() == GeneralError.INTERRUPTED) {
                throw e;
            }
            return e.getCause() instanceof TopicExistsException
                    ? ChangeResult.existed("a topic of that name was made by somebody else meanwhile")
                    : ChangeResult.failed(e.reason());
        }
    }
}
