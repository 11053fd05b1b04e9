@NullMarked
package io.godwit.mirror.examine;

import org.jspecify.annotations.NullMarked;
