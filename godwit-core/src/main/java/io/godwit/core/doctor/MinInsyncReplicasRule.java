package io.godwit.core.doctor;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** With more in-sync replicas demanded than there are, or as many, a topic cannot be written, or not with a broker down. */
final class MinInsyncReplicasRule implements DoctorRule {
    @Override
    public Stream<Finding> examine(DoctorFacts facts) {
        return facts.expected().values().stream().flatMap(MinInsyncReplicasRule::examine);
    }

    private static Stream<Finding> examine(ExpectedTopic topic) {
        OptionalLong minimum = topic.number("min.insync.replicas");
        int factor = topic.replicationFactor();
        if (minimum.isEmpty() || minimum.getAsLong() < factor || (factor == 1 && minimum.getAsLong() == 1)) {
            return Stream.empty();
        }
        boolean impossible = minimum.getAsLong() > factor;
        return Stream.of(new Finding(
                DoctorCode.MIN_INSYNC_REPLICAS,
                impossible ? Severity.BLOCKER : Severity.WARNING,
                "target topic " + topic.name(),
                "min.insync.replicas=" + minimum.getAsLong() + " with " + Names.count(factor, "replica") + ": "
                        + (impossible ? "nothing can be written with acks=all" : "one broker down stops all writes"),
                "set min.insync.replicas to " + Math.max(1, factor - 1) + ", or give the topic more replicas"));
    }
}
