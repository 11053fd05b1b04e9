/** Carries the committed offsets of consumer groups to the target while the mirror runs. */
@NullMarked
package io.godwit.migration.mirror.groups;

import org.jspecify.annotations.NullMarked;
