/** What can go wrong: stable codes, exit codes and the one exception type. */
@NullMarked
package io.godwit.core.error;

import org.jspecify.annotations.NullMarked;
