/** The engine that copies with Apache's MirrorMaker 2 connectors on a Connect runtime, embedded or remote. */
@NullMarked
package io.godwit.connect.mirrormaker2;

import org.jspecify.annotations.NullMarked;
