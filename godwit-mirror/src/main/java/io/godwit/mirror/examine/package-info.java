/** Compares records of both clusters where the target's log alone cannot tell how far the copy came. */
@NullMarked
package io.godwit.mirror.examine;

import org.jspecify.annotations.NullMarked;
