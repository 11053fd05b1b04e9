/** Facts that are dear to get: fetched when asked for, one at a time, and remembered with their age. */
@NullMarked
package io.godwit.serve.fetch;

import org.jspecify.annotations.NullMarked;
