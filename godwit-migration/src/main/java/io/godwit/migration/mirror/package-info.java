/** Runs a mirror engine, watches over it, and tells how far it is. */
@NullMarked
package io.godwit.migration.mirror;

import org.jspecify.annotations.NullMarked;
