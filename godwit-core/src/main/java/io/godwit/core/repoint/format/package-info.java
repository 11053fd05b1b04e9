/** The formats of configuration files: where their settings stand, and how to write a value in the same place. */
@NullMarked
package io.godwit.core.repoint.format;

import org.jspecify.annotations.NullMarked;
