@NullMarked
package io.godwit.bench.result;

import org.jspecify.annotations.NullMarked;
