/** The commands that move a wave and bring it back. */
@NullMarked
package io.godwit.cli.cutover;

import org.jspecify.annotations.NullMarked;
