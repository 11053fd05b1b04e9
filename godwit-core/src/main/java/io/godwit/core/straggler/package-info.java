/** Records that somebody wrote to the source after the switch: what they are, and what was copied over of them. */
@NullMarked
package io.godwit.core.straggler;

import org.jspecify.annotations.NullMarked;
