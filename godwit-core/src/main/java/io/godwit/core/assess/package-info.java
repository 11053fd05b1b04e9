/** What a source cluster is, does and needs: made from collected facts, without asking anybody. */
@NullMarked
package io.godwit.core.assess;

import org.jspecify.annotations.NullMarked;
