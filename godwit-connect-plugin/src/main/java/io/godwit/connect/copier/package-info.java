/** The batch mirror with Godwit's journal: what the tasks of Connect do, and what the engine in one process shares with them. */
@NullMarked
package io.godwit.connect.copier;

import org.jspecify.annotations.NullMarked;
