/** Real Kafka clusters on this machine, each broker its own operating-system process. */
@NullMarked
package io.godwit.lab;

import org.jspecify.annotations.NullMarked;
