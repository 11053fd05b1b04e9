/** What a configuration refers to outside itself: the environment and files, behind an interface. */
@NullMarked
package io.godwit.core.config.external;

import org.jspecify.annotations.NullMarked;
