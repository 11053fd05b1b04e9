@NullMarked
package io.godwit.bench.engine;

import org.jspecify.annotations.NullMarked;
