/** The migration as its operator describes it: validated, immutable records. */
@NullMarked
package io.godwit.core.config;

import org.jspecify.annotations.NullMarked;
