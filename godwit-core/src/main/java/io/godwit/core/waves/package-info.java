/** Who reads and writes what, application by application, and which of them have to move together or before others. */
@NullMarked
package io.godwit.core.waves;

import org.jspecify.annotations.NullMarked;
