/** What was measured, how it compares, and how it is written down. No I/O. */
@NullMarked
package io.godwit.bench.result;

import org.jspecify.annotations.NullMarked;
