package io.godwit.core.assess;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Room on disk, all replicas.
 *
 * @param usedBytes empty where a broker does not tell
 * @param brokers each with its share
 * @param steadyBytes what the topics with a limit hold once they are full: average bytes in × retention × replicas, or
 *     retention.bytes × partitions × replicas where that is less; what they hold now where more, or no average is known
 * @param unlimitedBytes what topics without a limit hold now, compacted ones among them
 * @param unlimitedBytesPerDay what topics without a limit, compacted ones left out, grow by a day
 */
public record DiskAssessment(
        OptionalLong usedBytes,
        List<BrokerDisk> brokers,
        OptionalLong steadyBytes,
        OptionalLong unlimitedBytes,
        OptionalDouble unlimitedBytesPerDay) {
    public DiskAssessment {
        brokers = List.copyOf(brokers);
    }

    /** @param share of all brokers' bytes, 0 to 1 */
    public record BrokerDisk(int broker, long usedBytes, double share, List<Folder> folders) {
        public BrokerDisk {
            folders = List.copyOf(folders);
        }
    }

    /**
     * @param totalBytes of its volume, -1 where the broker does not tell (before 3.3)
     * @param usableBytes free there, -1 likewise
     */
    public record Folder(String path, long usedBytes, long totalBytes, long usableBytes) {}
}
