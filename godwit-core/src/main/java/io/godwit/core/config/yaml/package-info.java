/** YAML as a tree that remembers where everything stood, so that problems can name path and line. */
@NullMarked
package io.godwit.core.config.yaml;

import org.jspecify.annotations.NullMarked;
