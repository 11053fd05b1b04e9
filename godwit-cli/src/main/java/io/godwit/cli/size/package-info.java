/** {@code godwit size}: how large a target has to be and what it costs. */
@NullMarked
package io.godwit.cli.size;

import org.jspecify.annotations.NullMarked;
