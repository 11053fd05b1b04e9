/** The cutover of a wave and its way back: states, exact placements of groups, readiness, and what is kept of them. */
@NullMarked
package io.godwit.core.cutover;

import org.jspecify.annotations.NullMarked;
