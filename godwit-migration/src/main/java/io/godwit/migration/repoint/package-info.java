/** The use case behind {@code godwit repoint}: searching folders, replacing files with backups, and putting them back. */
@NullMarked
package io.godwit.migration.repoint;

import org.jspecify.annotations.NullMarked;
