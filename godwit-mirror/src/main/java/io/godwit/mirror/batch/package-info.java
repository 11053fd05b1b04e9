/** Record batches as bytes: the 61-byte v2 header, surgery on it, and batches built anew. No I/O. */
@NullMarked
package io.godwit.mirror.batch;

import org.jspecify.annotations.NullMarked;
