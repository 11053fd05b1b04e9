package io.godwit.core.rehearsal;

import java.util.List;
import java.util.Objects;

/**
 * The shape of the traffic of one topic.
 *
 * @param topic the real one
 * @param recordsPerSecond on average over the measured time
 * @param recordBytes mean size of key and value, uncompressed; 0 where no record was seen
 * @param keylessShare from 0 to 1
 * @param keyWeights how often each key was seen in the sample, most frequent first; empty where none was
 */
public record TopicTraffic(
        String topic, double recordsPerSecond, int recordBytes, double keylessShare, List<Integer> keyWeights) {
    public TopicTraffic {
        Objects.requireNonNull(topic);
        keyWeights = List.copyOf(keyWeights);
        if (recordsPerSecond < 0 || recordBytes < 0 || keylessShare < 0 || keylessShare > 1) {
            throw new IllegalArgumentException("traffic of " + topic + " is 0 or more");
        }
    }

    public double bytesPerSecond() {
        return recordsPerSecond * recordBytes;
    }

    TopicTraffic at(double rate) {
        return new TopicTraffic(topic, rate, recordBytes, keylessShare, keyWeights);
    }

    TopicTraffic ofBytes(int bytes) {
        return new TopicTraffic(topic, recordsPerSecond, bytes, keylessShare, keyWeights);
    }
}
