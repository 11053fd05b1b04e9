@NullMarked
package io.godwit.cli.serve;

import org.jspecify.annotations.NullMarked;
