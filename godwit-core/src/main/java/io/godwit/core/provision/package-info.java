/** The Amazon MSK cluster that is wanted: its size, its security, its custom configuration and what of the source's settings it can't have. */
@NullMarked
package io.godwit.core.provision;

import org.jspecify.annotations.NullMarked;
