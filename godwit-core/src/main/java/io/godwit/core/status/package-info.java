/** The one status model: migration, topic, partition; state, since, reason, next action, who acts. */
@NullMarked
package io.godwit.core.status;

import org.jspecify.annotations.NullMarked;
