/** Makes and changes topics on the target. */
@NullMarked
package io.godwit.kafka.topics;

import org.jspecify.annotations.NullMarked;
