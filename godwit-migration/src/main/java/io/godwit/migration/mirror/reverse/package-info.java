/** Both ways of copying as one engine, so that a topic goes one way at a time. */
@NullMarked
package io.godwit.migration.mirror.reverse;

import org.jspecify.annotations.NullMarked;
