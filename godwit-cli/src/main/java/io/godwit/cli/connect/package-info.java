/** {@code godwit connect}: Kafka Connect clusters and their connectors. */
@NullMarked
package io.godwit.cli.connect;

import org.jspecify.annotations.NullMarked;
