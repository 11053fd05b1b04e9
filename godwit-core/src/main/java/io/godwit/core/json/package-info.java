/** One JSON dialect for everything that Godwit writes. */
@NullMarked
package io.godwit.core.json;

import org.jspecify.annotations.NullMarked;
