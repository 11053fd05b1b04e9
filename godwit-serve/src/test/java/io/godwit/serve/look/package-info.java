@NullMarked
package io.godwit.serve.look;

import org.jspecify.annotations.NullMarked;
