/** The service of one migration, put together: {@code godwit serve} and {@code godwit mirror --serve}. */
@NullMarked
package io.godwit.serve;

import org.jspecify.annotations.NullMarked;
