/** How far the copy is, how fast it goes, and when it will be done: arithmetic over samples, with the time given. */
@NullMarked
package io.godwit.core.progress;

import org.jspecify.annotations.NullMarked;
