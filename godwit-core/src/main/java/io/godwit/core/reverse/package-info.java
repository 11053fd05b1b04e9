/** Which way the topics of a wave are copied, as the journal keeps it: the cutover orders it, the mirror follows and reports. */
@NullMarked
package io.godwit.core.reverse;

import org.jspecify.annotations.NullMarked;
