/** Canary messages to the target and back. */
@NullMarked
package io.godwit.migration.validate;

import org.jspecify.annotations.NullMarked;
