/** {@code godwit demo}: a whole migration under live traffic on this machine. */
@NullMarked
package io.godwit.cli.demo;

import org.jspecify.annotations.NullMarked;
