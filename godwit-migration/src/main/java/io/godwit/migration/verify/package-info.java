/** The proof: source and target compared record by record. */
@NullMarked
package io.godwit.migration.verify;

import org.jspecify.annotations.NullMarked;
