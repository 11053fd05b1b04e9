/** {@code godwit explain}: the pages of the error codes. */
@NullMarked
package io.godwit.cli.explain;

import org.jspecify.annotations.NullMarked;
