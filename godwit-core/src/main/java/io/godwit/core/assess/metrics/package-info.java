/** What brokers tell about themselves: rates from counters over a window, health, and the history that a monitoring system keeps. */
@NullMarked
package io.godwit.core.assess.metrics;

import org.jspecify.annotations.NullMarked;
