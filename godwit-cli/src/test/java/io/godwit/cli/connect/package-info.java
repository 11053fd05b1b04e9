@NullMarked
package io.godwit.cli.connect;

import org.jspecify.annotations.NullMarked;
