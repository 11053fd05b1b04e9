@NullMarked
package io.godwit.connect.copier;

import org.jspecify.annotations.NullMarked;
