package io.godwit.migration.mirror.batch;

import io.godwit.core.engine.EngineSnapshot.PartitionStop;
import io.godwit.core.error.MirrorError;
import io.godwit.mirror.copy.Stop;

/** What an operator has to do about a partition that the copier does not go on with. */
final class BatchStops {
    private BatchStops() {}

    static PartitionStop of(CopyRoute route, String topic, Stop stop) {
        return route.isReverse() ? ofReverse(route, topic, stop) : ofForward(topic, stop);
    }

    /** The source is not deleted or made anew to mend this: it is what a rollback goes back to. */
    private static PartitionStop ofReverse(CopyRoute route, String topic, Stop stop) {
        String reason = route.inWords(stop.reason()) + "; copying back waits at target offset " + stop.offset();
        return switch (stop.kind()) {
            case FOREIGN_WRITE, TARGET_NOT_EMPTY ->
                new PartitionStop(
                        MirrorError.REVERSE_FOREIGN_WRITE,
                        reason,
                        "stop whoever writes to the source (godwit cutover check names it as far as the broker tells); "
                                + "what it wrote is on the source only, and a rollback of this wave is refused");
            default ->
                new PartitionStop(
                        MirrorError.REVERSE_STOPPED, reason, "mend what the reason says, then godwit resume " + topic);
        };
    }

    private static PartitionStop ofForward(String topic, Stop stop) {
        String resume = "godwit resume " + topic;
        return switch (stop.kind()) {
            case SOURCE_EXPIRED ->
                stop(
                        MirrorError.SOURCE_EXPIRED,
                        stop,
                        "raise retention.ms on the source; " + resume + " goes on behind the gap, which stays");
            case SOURCE_WENT_BACK ->
                stop(
                        MirrorError.SOURCE_RECREATED,
                        stop,
                        "if the new topic is wanted, delete the topic on the target, then godwit apply and " + resume);
            case SOURCE_CORRUPT ->
                stop(
                        MirrorError.SOURCE_CORRUPT,
                        stop,
                        "let another replica lead the partition on the source, then " + resume);
            case FOREIGN_WRITE ->
                stop(
                        MirrorError.FOREIGN_WRITE,
                        stop,
                        "stop whoever writes to the topic on the target, delete it there, then godwit apply and "
                                + resume);
            case TARGET_NOT_EMPTY ->
                stop(
                        MirrorError.TARGET_NOT_EMPTY,
                        stop,
                        "delete the topic on the target, then godwit apply and " + resume);
            case RECORD_TOO_LARGE ->
                stop(
                        MirrorError.RECORD_TOO_LARGE,
                        stop,
                        "raise max.message.bytes of the topic on the target, then " + resume);
            case RECORD_REFUSED ->
                stop(
                        MirrorError.RECORD_REFUSED,
                        stop,
                        "godwit doctor says which config of the target refuses it; change it, then " + resume);
            case NOT_AUTHORIZED ->
                stop(
                        MirrorError.NOT_AUTHORIZED,
                        stop,
                        "give the permission (docs/reference/permissions.md), then " + resume);
        };
    }

    private static PartitionStop stop(MirrorError code, Stop stop, String fix) {
        return new PartitionStop(code, stop.reason() + "; it waits at source offset " + stop.offset(), fix);
    }
}
