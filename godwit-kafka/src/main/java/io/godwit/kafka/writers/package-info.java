/** The logs of one cluster while writers are moved: their ends, and who writes. */
@NullMarked
package io.godwit.kafka.writers;

import org.jspecify.annotations.NullMarked;
