@NullMarked
package io.godwit.mirror;

import org.jspecify.annotations.NullMarked;
