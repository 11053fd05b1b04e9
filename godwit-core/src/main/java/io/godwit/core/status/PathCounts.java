package io.godwit.core.status;

/**
 * On which way the records of a topic came to the target.
 *
 * @param passed records in batches that were copied as they are
 * @param merged records in small batches that were made one
 * @param rebuilt records in batches that were unpacked and packed again
 * @param padded offsets without a record that were filled
 */
public record PathCounts(long passed, long merged, long rebuilt, long padded) {
    public static final PathCounts NONE = new PathCounts(0, 0, 0, 0);

    public PathCounts plus(PathCounts more) {
        return new PathCounts(passed + more.passed, merged + more.merged, rebuilt + more.rebuilt, padded + more.padded);
    }
}
