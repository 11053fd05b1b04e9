/** Amounts as people write them: sizes and time spans. */
@NullMarked
package io.godwit.core.unit;

import org.jspecify.annotations.NullMarked;
