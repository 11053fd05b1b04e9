package io.godwit.mirror;

import io.godwit.lab.ClusterSpec;

/** From Kafka 3.9 with KRaft. */
class BatchMirrorKafka39IT extends SourceVariants {
    BatchMirrorKafka39IT() {
        super(ClusterSpec.kafka39());
    }
}
