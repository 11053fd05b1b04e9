/** Moves a schema registry: looks at both, plans, does it, and shows that every id means the same on both sides. */
@NullMarked
package io.godwit.migration.registry;

import org.jspecify.annotations.NullMarked;
