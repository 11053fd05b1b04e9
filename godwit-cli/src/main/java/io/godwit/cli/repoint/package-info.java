/** {@code godwit repoint}: the applications' files, for the target and back. */
@NullMarked
package io.godwit.cli.repoint;

import org.jspecify.annotations.NullMarked;
