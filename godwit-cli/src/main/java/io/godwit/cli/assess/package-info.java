/** The command that assesses a source, and its reports. */
@NullMarked
package io.godwit.cli.assess;

import org.jspecify.annotations.NullMarked;
