/** Reads records for comparison: committed ones, in order, without copying them. */
@NullMarked
package io.godwit.kafka.records;

import org.jspecify.annotations.NullMarked;
