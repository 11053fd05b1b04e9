/** The cutover of a wave, and the way back: consumers, producers, commands, readiness. */
@NullMarked
package io.godwit.migration.cutover;

import org.jspecify.annotations.NullMarked;
