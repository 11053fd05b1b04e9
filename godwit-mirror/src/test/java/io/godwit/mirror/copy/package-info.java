@NullMarked
package io.godwit.mirror.copy;

import org.jspecify.annotations.NullMarked;
