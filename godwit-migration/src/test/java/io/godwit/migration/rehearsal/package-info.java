@NullMarked
package io.godwit.migration.rehearsal;

import org.jspecify.annotations.NullMarked;
