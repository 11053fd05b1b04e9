/** What the migration has to reckon with: rules over the whole picture, most of them about one kind of target. */
@NullMarked
package io.godwit.core.assess.rule;

import org.jspecify.annotations.NullMarked;
