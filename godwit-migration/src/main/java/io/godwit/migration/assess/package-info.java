/** The use case that looks at a source cluster from all sides, without changing it. */
@NullMarked
package io.godwit.migration.assess;

import org.jspecify.annotations.NullMarked;
