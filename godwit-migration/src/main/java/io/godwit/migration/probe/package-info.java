/** Tries out what the target lets the mirror do, and remembers it. */
@NullMarked
package io.godwit.migration.probe;

import org.jspecify.annotations.NullMarked;
