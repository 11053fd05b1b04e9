/** How partitions are copied: positions, sequences, gaps, recovery, and the two loops that move batches. */
@NullMarked
package io.godwit.mirror.copy;

import org.jspecify.annotations.NullMarked;
