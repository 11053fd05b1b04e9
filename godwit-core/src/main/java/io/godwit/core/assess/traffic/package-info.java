/** Traffic as rates: statistics of hourly amounts, measurements by several ways, and how far they agree. */
@NullMarked
package io.godwit.core.assess.traffic;

import org.jspecify.annotations.NullMarked;
