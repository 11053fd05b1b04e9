/** The command that sends canary messages to the target and back. */
@NullMarked
package io.godwit.cli.validate;

import org.jspecify.annotations.NullMarked;
