/** What an assessment rests on, as it was collected: all of it fits into a bundle that can be assessed elsewhere. */
@NullMarked
package io.godwit.core.assess.facts;

import org.jspecify.annotations.NullMarked;
