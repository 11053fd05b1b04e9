/** What answers at a broker's address, found out with a socket before a client waits for it. */
@NullMarked
package io.godwit.kafka.listener;

import org.jspecify.annotations.NullMarked;
