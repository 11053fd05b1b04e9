/** Kafka's protocol over Kafka's own network client: the only package that knows its requests and connections. */
@NullMarked
package io.godwit.mirror.wire;

import org.jspecify.annotations.NullMarked;
