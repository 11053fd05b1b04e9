/** Metrics for Prometheus, made from the same look as everything else. */
@NullMarked
package io.godwit.serve.metrics;

import org.jspecify.annotations.NullMarked;
