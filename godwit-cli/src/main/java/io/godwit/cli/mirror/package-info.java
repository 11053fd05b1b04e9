/** The commands around the mirror: run it, watch it, steer it. */
@NullMarked
package io.godwit.cli.mirror;

import org.jspecify.annotations.NullMarked;
