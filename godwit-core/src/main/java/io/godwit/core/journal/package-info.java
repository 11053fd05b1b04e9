/** The migration's memory: an append-only journal of events and a keyed store of the latest state. */
@NullMarked
package io.godwit.core.journal;

import org.jspecify.annotations.NullMarked;
