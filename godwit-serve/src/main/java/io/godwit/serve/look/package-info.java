/** What a migration is doing, looked at again and again: one immutable look for all who ask, and a bounded history. */
@NullMarked
package io.godwit.serve.look;

import org.jspecify.annotations.NullMarked;
