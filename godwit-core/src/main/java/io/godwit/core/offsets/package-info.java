/** Where records keep the source's offsets, what that costs, and where it cannot be. */
@NullMarked
package io.godwit.core.offsets;

import org.jspecify.annotations.NullMarked;
