/** The port behind which a mirror engine copies records. */
@NullMarked
package io.godwit.core.engine;

import org.jspecify.annotations.NullMarked;
