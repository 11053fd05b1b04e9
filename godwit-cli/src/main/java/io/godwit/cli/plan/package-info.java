/** {@code godwit plan} and {@code godwit apply}. */
@NullMarked
package io.godwit.cli.plan;

import org.jspecify.annotations.NullMarked;
