/** Applications that stop and start within milliseconds, and keep books of what they wrote and read. */
@NullMarked
package io.godwit.cli.cutover.traffic;

import org.jspecify.annotations.NullMarked;
