/** The commands that build the target: an MSK cluster as code, or made at once. */
@NullMarked
package io.godwit.cli.provision;

import org.jspecify.annotations.NullMarked;
