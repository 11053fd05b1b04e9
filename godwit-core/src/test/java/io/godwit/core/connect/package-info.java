@NullMarked
package io.godwit.core.connect;

import org.jspecify.annotations.NullMarked;
