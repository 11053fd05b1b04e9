/** How much was written in each hour, told by the log itself: where in the offsets each hour begins, and how large they are. */
@NullMarked
package io.godwit.core.assess.log;

import org.jspecify.annotations.NullMarked;
