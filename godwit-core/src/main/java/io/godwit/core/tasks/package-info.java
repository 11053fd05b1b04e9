/** What the tasks of a mirror that is spread over several processes are told, and what they tell: values of the journal. */
@NullMarked
package io.godwit.core.tasks;

import org.jspecify.annotations.NullMarked;
