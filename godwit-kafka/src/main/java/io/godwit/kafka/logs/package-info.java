/** The topics and offsets of a cluster, as a running mirror looks at them. */
@NullMarked
package io.godwit.kafka.logs;

import org.jspecify.annotations.NullMarked;
