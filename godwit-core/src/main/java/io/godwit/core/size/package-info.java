/**
 * How large a target has to be and what it costs: the load, a dated catalogue of limits and prices, the rules that make options of
 * them, and the choice among the options. No I/O.
 */
@NullMarked
package io.godwit.core.size;

import org.jspecify.annotations.NullMarked;
