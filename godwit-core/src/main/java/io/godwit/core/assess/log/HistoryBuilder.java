package io.godwit.core.assess.log;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds the partitions of each topic up. Between two known offsets the records are spread evenly over the time. */
final class HistoryBuilder {
    private final TimeGrid grid;
    private final List<LogPartition> partitions;
    private final long[][] offsets;
    private final SearchDepth depth;

    HistoryBuilder(TimeGrid grid, List<LogPartition> partitions, long[][] offsets, SearchDepth depth) {
        this.grid = grid;
        this.partitions = partitions;
        this.offsets = offsets;
        this.depth = depth;
    }

    LogHistory build(long lookUps, BitSet failed) {
        Map<String, Sums> topics = new TreeMap<>();
        List<String> unanswered = new ArrayList<>();
        long future = 0;
        TreeSet<String> futureTopics = new TreeSet<>();
        for (int i = 0; i < partitions.size(); i++) {
            LogPartition partition = partitions.get(i);
            Sums sums = topics.computeIfAbsent(partition.topic(), name -> new Sums(grid.hours()));
            long[] known = offsets[i];
            if (known[0] < 0) {
                sums.unknownBefore(grid.hours());
                sums.resolution = TopicHistory.Resolution.COARSE;
            } else {
                add(i, partition, known, sums);
                long later = laterThanNow(known);
                future += later;
                if (later > 0) {
                    futureTopics.add(partition.topic());
                }
            }
            if (failed.get(i)) {
                unanswered.add(partition.topic() + "-" + partition.partition());
            }
        }
        List<TopicHistory> histories = new ArrayList<>();
        topics.forEach((name, sums) -> histories.add(sums.history(name)));
        return new LogHistory(
                grid.start(),
                grid.hours(),
                grid.now(),
                histories,
                lookUps,
                future,
                List.copyOf(futureTopics),
                unanswered);
    }

    private long laterThanNow(long[] known) {
        long border = known[grid.hours()];
        return border < 0 ? 0 : known[grid.hours() + 1] - border;
    }

    private void add(int index, LogPartition partition, long[] known, Sums sums) {
        double bytesPerOffset = partition.bytesPerOffset();
        int low = 0;
        for (int high = 1; high <= grid.hours(); high++) {
            if (known[high] < 0) {
                continue;
            }
            spread(low, high, known[high] - known[low], bytesPerOffset, sums, partition.partition());
            if (high - low > 1 && known[high] > known[low]) {
                sums.coarser(resolution(index, low, high, (known[high] - known[low]), partition));
            }
            low = high;
        }
        if (low < grid.hours()) {
            // Stopped before the future was split off: all of it counts as the past.
            long rest = known[grid.hours() + 1] - known[low];
            spread(low, grid.hours(), rest, bytesPerOffset, sums, partition.partition());
            sums.coarser(rest > 0 ? TopicHistory.Resolution.COARSE : TopicHistory.Resolution.HOUR);
        }
        sums.sizeUnknown |= partition.sizeBytes() < 0;
        sums.unknownBefore(firstCompleteHour(partition, known));
    }

    private TopicHistory.Resolution resolution(int index, int low, int high, long records, LogPartition partition) {
        double weight = records * SearchDepth.weight(partition) / partition.offsets();
        if (depth.isDivided(index, high - low, weight)) {
            return TopicHistory.Resolution.COARSE;
        }
        return depth.isSmall(index) ? TopicHistory.Resolution.DAY : TopicHistory.Resolution.HOUR;
    }

    /** Evenly over the time from one boundary to the other. */
    private void spread(int low, int high, long records, double bytesPerOffset, Sums sums, int partition) {
        if (records == 0) {
            return;
        }
        double total = 0;
        for (int hour = low; hour < high; hour++) {
            total += grid.seconds(hour);
        }
        for (int hour = low; hour < high; hour++) {
            double part = total <= 0 ? 1.0 / (high - low) : grid.seconds(hour) / total;
            sums.records[hour] += records * part;
            sums.bytes[hour] += records * part * bytesPerOffset;
        }
        sums.ofPartition(partition, records * bytesPerOffset);
    }

    /** A log that lost its beginning no longer has all of the hour in which it begins now. */
    private int firstCompleteHour(LogPartition partition, long[] known) {
        if (partition.startOffset() == 0 || known[0] > partition.startOffset()) {
            return 0;
        }
        for (int boundary = 1; boundary <= grid.hours(); boundary++) {
            if (known[boundary] > partition.startOffset()) {
                return boundary;
            }
        }
        return grid.hours();
    }

    /** What is added up for one topic. */
    private static final class Sums {
        private final double[] bytes;
        private final double[] records;
        private final List<Long> partitionBytes = new ArrayList<>();
        private int firstComplete;
        private boolean sizeUnknown;
        private TopicHistory.Resolution resolution = TopicHistory.Resolution.HOUR;

        Sums(int hours) {
            bytes = new double[hours];
            records = new double[hours];
        }

        void unknownBefore(int hour) {
            firstComplete = Math.max(firstComplete, Math.min(hour, bytes.length));
        }

        void coarser(TopicHistory.Resolution other) {
            resolution = other.compareTo(resolution) > 0 ? other : resolution;
        }

        void ofPartition(int partition, double more) {
            while (partitionBytes.size() <= partition) {
                partitionBytes.add(0L);
            }
            partitionBytes.set(partition, partitionBytes.get(partition) + Math.round(more));
        }

        TopicHistory history(String name) {
            return new TopicHistory(
                    name,
                    sizeUnknown ? HourlyAmounts.unknown(bytes.length) : known(bytes),
                    known(records),
                    resolution,
                    sizeUnknown ? Collections.nCopies(partitionBytes.size(), -1L) : partitionBytes);
        }

        private HourlyAmounts known(double[] amounts) {
            long[] rounded = new long[amounts.length];
            for (int hour = 0; hour < amounts.length; hour++) {
                rounded[hour] = hour < firstComplete ? HourlyAmounts.UNKNOWN : Math.round(amounts[hour]);
            }
            return HourlyAmounts.of(rounded);
        }
    }
}
