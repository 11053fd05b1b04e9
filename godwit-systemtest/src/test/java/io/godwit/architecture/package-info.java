/** The rules of ARCHITECTURE.md, held against the compiled code. */
@NullMarked
package io.godwit.architecture;

import org.jspecify.annotations.NullMarked;
