/** What Kafka Streams leaves on a cluster. */
@NullMarked
package io.godwit.core.streams;

import org.jspecify.annotations.NullMarked;
