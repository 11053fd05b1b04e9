/** Asks the brokers at which offsets the hours begin. Reads no record. */
@NullMarked
package io.godwit.kafka.history;

import org.jspecify.annotations.NullMarked;
