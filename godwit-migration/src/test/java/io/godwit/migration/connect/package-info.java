@NullMarked
package io.godwit.migration.connect;

import org.jspecify.annotations.NullMarked;
