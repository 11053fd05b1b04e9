/** Whole stories: the packaged command line, started as users start it, against real clusters, with faults. */
@NullMarked
package io.godwit.systemtest;

import org.jspecify.annotations.NullMarked;
