package io.godwit.migration.rehearsal;

import io.godwit.core.rehearsal.Stamp;
import io.godwit.core.rehearsal.TopicTraffic;
import io.godwit.core.rehearsal.WrittenRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Makes the records that one writer sends to one shadow topic: paced, sized and spread over keys as measured. Records of one lane
 * (a key, or a partition for records without keys) are numbered. For one thread at a time, but for {@link #end}.
 */
final class TrafficSource {
    private static final byte[] FILLING = filling();
    /** Where no record was seen, so no key either. */
    private static final List<Integer> EVEN = List.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

    private final String topic;
    private final String writer;
    private final TopicTraffic traffic;
    private final int partitions;
    private final WrittenRecords written;
    private final TrafficPacer pacer;
    private final Random random;
    private final int[] cumulated;
    private volatile boolean ended;

    /** A record with the stamp under which it is counted. */
    record Made(ProducerRecord<byte[], byte[]> message, Stamp stamp) {}

    /** @param writer tells its lanes from those of others that write to the same topic */
    TrafficSource(
            String topic,
            String writer,
            TopicTraffic traffic,
            int partitions,
            WrittenRecords written,
            long startNanos) {
        this.topic = topic;
        this.writer = writer;
        this.traffic = traffic;
        this.partitions = partitions;
        this.written = written;
        this.pacer = new TrafficPacer(traffic.recordsPerSecond(), startNanos);
        this.random = new Random(topic.hashCode());
        this.cumulated = cumulated(traffic.keyWeights().isEmpty() ? EVEN : traffic.keyWeights());
    }

    /** Nothing is due any more. Any thread may say so. */
    void end() {
        ended = true;
    }

    /** Those that are due. */
    List<Made> due(long nowNanos) {
        int count = ended ? 0 : pacer.due(nowNanos);
        List<Made> made = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            made.add(random.nextDouble() < traffic.keylessShare() ? keyless() : keyed());
        }
        return made;
    }

    private Made keyless() {
        int partition = random.nextInt(partitions);
        Stamp stamp = written.next(topic, writer + ".p" + partition);
        return new Made(new ProducerRecord<>(topic, partition, null, value(stamp)), stamp);
    }

    private Made keyed() {
        int drawn = random.nextInt(cumulated[cumulated.length - 1]);
        int key = 0;
        while (cumulated[key] <= drawn) {
            key++;
        }
        Stamp stamp = written.next(topic, writer + ".k" + key);
        return new Made(
                new ProducerRecord<>(topic, ("key-" + key).getBytes(StandardCharsets.UTF_8), value(stamp)), stamp);
    }

    private byte[] value(Stamp stamp) {
        return stamp.value(traffic.recordBytes(), FILLING, random.nextInt(FILLING.length));
    }

    private static int[] cumulated(List<Integer> weights) {
        int[] sums = new int[weights.size()];
        int sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += Math.max(1, weights.get(i));
            sums[i] = sum;
        }
        return sums;
    }

    /** Text that compresses about as well as JSON does. */
    private static byte[] filling() {
        Random letters = new Random(7);
        StringBuilder text = new StringBuilder();
        while (text.length() < 64 * 1024) {
            text.append("\"field")
                    .append(letters.nextInt(40))
                    .append("\":\"")
                    .append(Long.toHexString(letters.nextLong()))
                    .append("\",");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
