package io.godwit.cli.cutover.traffic;

import io.godwit.lab.NewTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A writing and a reading application on the same topics. */
public final class Traffic implements AutoCloseable {
    private static final String GROUP = "readers";

    private final Lanes lanes;
    private final Ledger ledger;
    private final Writer writer;
    private final Program writing;
    private final Program reading;

    /**
     * @param clusters their bootstrap addresses by name
     * @param recordsPerSecond over all topics
     */
    public Traffic(Path folder, Map<String, String> clusters, int topics, int partitions, int recordsPerSecond) {
        lanes = new Lanes(topics, partitions);
        ledger = new Ledger(lanes.count());
        writer = new Writer(lanes, ledger, recordsPerSecond);
        writing = new Program(folder.resolve("writers"), "writers", clusters, writer);
        reading = new Program(folder.resolve("readers"), "readers", clusters, new Reader(lanes, ledger, GROUP));
    }

    public void createTopics(Admin admin) {
        NewTopics.create(
                admin,
                lanes.topics().stream()
                        .map(topic -> new NewTopic(topic, lanes.partitions(), (short) 1))
                        .toList());
    }

    public void start(String cluster) {
        reading.want(cluster);
        writing.want(cluster);
    }

    /** Where both applications run: the name of a cluster, or {@code stopped}; {@code mixed} while they differ. */
    public String place() {
        return writing.state().equals(reading.state()) ? writing.state() : "mixed";
    }

    /** Lets the writing application's script misbehave: {@code hang}, {@code ignore} or {@code fail-target}. */
    public void disturb(String how, boolean on) {
        writing.disturb(how, on);
    }

    public void stopWriting() {
        writing.want("stopped");
    }

    /** The section {@code applications} of a migration.yaml. */
    public String applications() {
        return application("readers", "groups: [" + GROUP + "]", reading)
                + application("writers", "produces: [" + String.join(", ", lanes.topics()) + "]", writing);
    }

    private static String application(String name, String use, Program program) {
        return """
                - name: %2$s
                  %3$s
                  stop: '%1$s stop'
                  start: '%1$s start target'
                  startOnSource: '%1$s start source'
                  health: '%1$s health'
              """
                .formatted(program.script(), name, use);
    }

    /** From the last confirmed record before each stop to the first one after it. */
    public List<Duration> pauses() {
        return writer.pauses();
    }

    public long written() {
        return ledger.written();
    }

    /** What was confirmed and not read; while both sides run, what is under way counts as lost. */
    public long lost() {
        return ledger.lost();
    }

    public long doubled() {
        return ledger.doubled();
    }

    public long outOfOrder() {
        return ledger.outOfOrder();
    }

    @Override
    public void close() {
        try {
            writing.close();
            reading.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
