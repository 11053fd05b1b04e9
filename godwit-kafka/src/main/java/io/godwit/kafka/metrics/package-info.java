/** Asks brokers and monitoring systems for figures: remote JMX, Jolokia, Prometheus. Reads only. */
@NullMarked
package io.godwit.kafka.metrics;

import org.jspecify.annotations.NullMarked;
