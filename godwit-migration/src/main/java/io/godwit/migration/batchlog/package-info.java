/**
 * Logs read batch by batch, over Kafka's protocol itself, so that a proof can compare batches without unpacking them. What
 * can't be read that way is read by a consumer, with the same result.
 */
@NullMarked
package io.godwit.migration.batchlog;

import org.jspecify.annotations.NullMarked;
