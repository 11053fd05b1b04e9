@NullMarked
package io.godwit.serve.metrics;

import org.jspecify.annotations.NullMarked;
