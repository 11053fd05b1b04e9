/** Which committed offsets of consumer groups are carried to the target while records are copied. */
@NullMarked
package io.godwit.core.groups;

import org.jspecify.annotations.NullMarked;
