/** The program in which one engine copies, alone in its process, so that what the process costs is what the engine costs. */
@NullMarked
package io.godwit.bench.engine;

import org.jspecify.annotations.NullMarked;
