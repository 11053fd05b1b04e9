/** Consumer groups of one cluster: who is in them, what they committed, and setting it. */
@NullMarked
package io.godwit.kafka.groups;

import org.jspecify.annotations.NullMarked;
