/** Kafka Connect clusters: what there is, whether their connectors can move, and the move of one connector. */
@NullMarked
package io.godwit.migration.connect;

import org.jspecify.annotations.NullMarked;
