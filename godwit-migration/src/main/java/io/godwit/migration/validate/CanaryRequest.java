package io.godwit.migration.validate;

import java.time.Duration;
import java.util.List;

/**
 * What to send.
 *
 * @param topic the scratch topic, made and removed
 * @param messages how many
 * @param sizesBytes sizes of the values, used in turn
 * @param transactions whether to try a transaction as well
 * @param patience for each step: joining the group, one message's way back, deletion
 */
public record CanaryRequest(
        String topic, int messages, List<Integer> sizesBytes, boolean transactions, Duration patience) {
    public CanaryRequest {
        sizesBytes = List.copyOf(sizesBytes);
        if (messages < 1 || sizesBytes.isEmpty() || sizesBytes.stream().anyMatch(size -> size < 0)) {
            throw new IllegalArgumentException("at least one message, of 0 bytes or more");
        }
    }

    /** Also the names of the group and of the transactional id. */
    public String group() {
        return topic;
    }
}
