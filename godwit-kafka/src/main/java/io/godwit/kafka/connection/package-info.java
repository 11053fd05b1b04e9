/** The way to a cluster: clients made from one configuration, bounded waiting, and errors in words. */
@NullMarked
package io.godwit.kafka.connection;

import org.jspecify.annotations.NullMarked;
