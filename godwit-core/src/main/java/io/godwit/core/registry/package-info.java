/** Schema registries: what is in them, what has to be done so that the target has the same, and whether it has. */
@NullMarked
package io.godwit.core.registry;

import org.jspecify.annotations.NullMarked;
