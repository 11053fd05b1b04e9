/** The command line: options that all commands share, how a command runs, and how it ends. */
@NullMarked
package io.godwit.cli;

import org.jspecify.annotations.NullMarked;
