package io.godwit.core.rehearsal;

import java.util.List;

/**
 * What the applications of a rehearsal saw, once they had caught up.
 *
 * @param confirmed records that the clusters confirmed to writers
 * @param lines one for each group and topic
 */
public record Judgement(long confirmed, List<Line> lines) {
    public Judgement {
        lines = List.copyOf(lines);
    }

    /**
     * One group and topic, by their real names.
     *
     * @param confirmed written to the topic
     * @param received different records
     * @param lost confirmed but never received
     * @param doubled received again
     * @param outOfOrder received after a later one of the same lane
     * @param examples of what is wrong
     */
    public record Line(
            String group,
            String topic,
            long confirmed,
            long received,
            long lost,
            long doubled,
            long outOfOrder,
            List<String> examples) {
        public Line {
            examples = List.copyOf(examples);
        }
    }

    public long lost() {
        return lines.stream().mapToLong(Line::lost).sum();
    }

    public long doubled() {
        return lines.stream().mapToLong(Line::doubled).sum();
    }

    public long outOfOrder() {
        return lines.stream().mapToLong(Line::outOfOrder).sum();
    }
}
