@NullMarked
package io.godwit.migration.completion;

import org.jspecify.annotations.NullMarked;
