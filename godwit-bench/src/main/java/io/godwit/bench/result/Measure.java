package io.godwit.bench.result;

/** A figure of a result. MB and GB are 10^6 and 10^9 bytes of keys and values, uncompressed. */
public enum Measure {
    MB_PER_SECOND("mbPerSecond"),
    /** Of batches as they travel. */
    WIRE_MB_PER_SECOND("wireMbPerSecond"),
    RECORDS_PER_SECOND("recordsPerSecond"),
    MIRROR_CPU_SECONDS_PER_GB("mirrorCpuSecondsPerGb"),
    SOURCE_CPU_SECONDS_PER_GB("sourceCpuSecondsPerGb"),
    TARGET_CPU_SECONDS_PER_GB("targetCpuSecondsPerGb"),
    /** From the start of the process to its first record on the target. */
    START_CPU_SECONDS("startCpuSeconds"),
    /** Resident, MiB. */
    PEAK_MEMORY_MB("peakMemoryMb"),
    LATENCY_P50_MS("latencyP50Ms"),
    LATENCY_P99_MS("latencyP99Ms"),
    /** Of one core. */
    MIRROR_CPU_SHARE("mirrorCpuShare");

    private final String property;

    Measure(String property) {
        this.property = property;
    }

    /** Its name in documents. */
    public String property() {
        return property;
    }
}
