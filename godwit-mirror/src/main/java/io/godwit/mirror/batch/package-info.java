/**
 * Record batches as bytes: the 61-byte v2 header, surgery on it, and batches built anew. No I/O.
 *
 * <p>A batch that {@code canPassThrough} is stamped and sent as it lies in the fetched payload, which costs two checksums.
 * Everything else is decompressed, walked over by a cursor without an object for each record, framed anew and compressed:
 *
 * <pre>
 * payload --split--> RecordBatch --canPassThrough--> stamp --> send
 *                        |  \--isSmall--> BatchMerger --\        ^
 *                        \--otherwise--> BatchRewriter ---> Rewritten
 * </pre>
 *
 * <p>Kafka's record and compression classes, which are not its public API, are used by {@code RecordCodec},
 * {@code LegacyRecords} and {@code BatchUnpacker} with its stream only.
 */
@NullMarked
package io.godwit.mirror.batch;

import org.jspecify.annotations.NullMarked;
