/** The batch mirror behind the port of the mirror engines. */
@NullMarked
package io.godwit.migration.mirror.batch;

import org.jspecify.annotations.NullMarked;
