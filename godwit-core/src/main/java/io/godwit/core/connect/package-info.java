/** Kafka Connect clusters of source and target: what there is, and whether a connector can move. */
@NullMarked
package io.godwit.core.connect;

import org.jspecify.annotations.NullMarked;
