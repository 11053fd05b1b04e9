/** The end of a migration: what has to be true before it, how far it has come, and what is refused afterwards. */
@NullMarked
package io.godwit.core.completion;

import org.jspecify.annotations.NullMarked;
