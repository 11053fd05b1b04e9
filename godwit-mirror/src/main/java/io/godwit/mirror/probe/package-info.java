/** Tries out on a scratch topic what the copier needs. */
@NullMarked
package io.godwit.mirror.probe;

import org.jspecify.annotations.NullMarked;
