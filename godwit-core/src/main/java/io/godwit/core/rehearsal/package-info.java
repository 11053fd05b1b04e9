/** The rehearsal of a wave: its shadow, the shape of its traffic, and the judgement of what its applications saw. No I/O. */
@NullMarked
package io.godwit.core.rehearsal;

import org.jspecify.annotations.NullMarked;
