/** Starts clusters and engines, makes the data, and measures. */
@NullMarked
package io.godwit.bench.run;

import org.jspecify.annotations.NullMarked;
