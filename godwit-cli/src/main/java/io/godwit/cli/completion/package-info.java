/** Shell completion. */
@NullMarked
package io.godwit.cli.completion;

import org.jspecify.annotations.NullMarked;
