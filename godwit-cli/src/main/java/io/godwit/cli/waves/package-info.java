/** The command that proposes applications and waves. */
@NullMarked
package io.godwit.cli.waves;

import org.jspecify.annotations.NullMarked;
