/** Kafka's protocol over Kafka's own network client; the only package that uses classes which are not its public API. */
@NullMarked
package io.godwit.mirror.wire;

import org.jspecify.annotations.NullMarked;
