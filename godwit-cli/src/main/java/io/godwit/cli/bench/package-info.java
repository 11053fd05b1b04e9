/** {@code godwit bench}: measures the engines on this machine. */
@NullMarked
package io.godwit.cli.bench;

import org.jspecify.annotations.NullMarked;
