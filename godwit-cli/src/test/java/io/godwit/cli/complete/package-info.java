@NullMarked
package io.godwit.cli.complete;

import org.jspecify.annotations.NullMarked;
