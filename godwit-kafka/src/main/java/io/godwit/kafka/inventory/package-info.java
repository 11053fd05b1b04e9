/** Reads what a cluster holds, through the Admin API alone: in batches, with few requests in flight. */
@NullMarked
package io.godwit.kafka.inventory;

import org.jspecify.annotations.NullMarked;
