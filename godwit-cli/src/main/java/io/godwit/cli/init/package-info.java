/** {@code godwit init}: a first migration.yaml. */
@NullMarked
package io.godwit.cli.init;

import org.jspecify.annotations.NullMarked;
