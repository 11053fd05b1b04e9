/** The command that compares source and target record by record. */
@NullMarked
package io.godwit.cli.verify;

import org.jspecify.annotations.NullMarked;
