/** Plan and apply: bring the target's topics to where records can be copied, and give held configs back at the cutover. */
@NullMarked
package io.godwit.migration.plan;

import org.jspecify.annotations.NullMarked;
