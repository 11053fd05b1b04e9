/** What can be asked of a migration: by the same use cases as the commands, in the background, one at a time. */
@NullMarked
package io.godwit.serve.action;

import org.jspecify.annotations.NullMarked;
