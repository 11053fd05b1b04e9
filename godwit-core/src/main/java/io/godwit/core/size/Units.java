package io.godwit.core.size;

/** Factors between the units of AWS's documents and bytes. */
final class Units {
    /** MiB and MiB/s. */
    static final double MEBI = 1 << 20;

    /** GiB, which AWS bills as GB. */
    static final double GIBI = 1 << 30;

    /** MB/s, which AWS writes as MBps. */
    static final double MEGA = 1_000_000;

    static final double SECONDS_PER_HOUR = 3_600;

    /** As AWS counts a month. */
    static final double HOURS_PER_MONTH = 730;

    private Units() {}
}
