/** The proof of equality: offset maps and what differs. */
@NullMarked
package io.godwit.core.proof;

import org.jspecify.annotations.NullMarked;
