/** The command that rehearses a wave. */
@NullMarked
package io.godwit.cli.rehearse;

import org.jspecify.annotations.NullMarked;
