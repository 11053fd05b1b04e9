/** Applications and waves, from what the source shows. */
@NullMarked
package io.godwit.migration.waves;

import org.jspecify.annotations.NullMarked;
