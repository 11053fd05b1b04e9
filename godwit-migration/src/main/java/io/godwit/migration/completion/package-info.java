/** The end of a migration: the source's quiet, the steps of the end, the evidence, and the removal of Godwit's own topics. */
@NullMarked
package io.godwit.migration.completion;

import org.jspecify.annotations.NullMarked;
