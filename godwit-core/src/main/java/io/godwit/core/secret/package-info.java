/** What must not be shown. */
@NullMarked
package io.godwit.core.secret;

import org.jspecify.annotations.NullMarked;
