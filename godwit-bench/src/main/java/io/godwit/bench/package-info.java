/** {@code godwit bench}: what the engines cost and how fast they are, side by side on this machine. */
@NullMarked
package io.godwit.bench;

import org.jspecify.annotations.NullMarked;
