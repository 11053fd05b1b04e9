@NullMarked
package io.godwit.bench.run;

import org.jspecify.annotations.NullMarked;
