package io.godwit.bench.result;

/**
 * The data of a case.
 *
 * @param codec with which batches are compressed, in Kafka's words
 * @param partitions of each topic
 * @param valueBytes of a record, on average
 * @param recordsPerBatch exactly that many; 0 = as many as 64 KiB hold
 * @param megabytes keys and values together, uncompressed, in 10^6 bytes
 * @param quickMegabytes the same with {@code --quick}
 */
public record Load(
        String codec, int partitions, int valueBytes, int recordsPerBatch, int megabytes, int quickMegabytes) {
    public long bytes(boolean quick) {
        return (quick ? quickMegabytes : megabytes) * 1_000_000L;
    }
}
