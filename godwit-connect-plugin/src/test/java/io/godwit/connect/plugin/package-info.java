@NullMarked
package io.godwit.connect.plugin;

import org.jspecify.annotations.NullMarked;
