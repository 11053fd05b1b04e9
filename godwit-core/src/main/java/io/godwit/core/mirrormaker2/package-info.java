/** Reading MirrorMaker 2's {@code mm2.properties}: what it says, what MirrorMaker makes of it, and a migration from it. */
@NullMarked
package io.godwit.core.mirrormaker2;

import org.jspecify.annotations.NullMarked;
