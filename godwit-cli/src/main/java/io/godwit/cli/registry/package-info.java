/** {@code godwit registry}: schema registries, looked at, moved and compared. */
@NullMarked
package io.godwit.cli.registry;

import org.jspecify.annotations.NullMarked;
