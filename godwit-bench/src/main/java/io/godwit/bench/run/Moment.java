package io.godwit.bench.run;

import io.godwit.bench.result.Figures;
import io.godwit.bench.result.Measure;
import java.util.OptionalDouble;

/**
 * CPU clocks at one moment.
 *
 * @param records that were on the target by then
 * @param nanos the time, by {@link System#nanoTime}
 * @param mirrorCpu of the process that copies; empty if that is the target itself
 * @param sourceCpu of the source's broker
 * @param targetCpu of the broker that is written to
 */
record Moment(long records, long nanos, OptionalDouble mirrorCpu, OptionalDouble sourceCpu, OptionalDouble targetCpu) {
    /** The share of a core that the mirror took since then. */
    OptionalDouble mirrorShareSince(Moment begin) {
        OptionalDouble cpu = difference(mirrorCpu, begin.mirrorCpu);
        return cpu.isEmpty() ? cpu : OptionalDouble.of(cpu.getAsDouble() / secondsSince(begin));
    }

    double secondsSince(Moment begin) {
        return (nanos - begin.nanos) / 1e9;
    }

    /** What the CPU clocks say of the data between two moments. */
    Figures cpuSince(Moment begin, double bytes) {
        double gigabytes = bytes / 1e9;
        return new Figures()
                .with(Measure.MIRROR_CPU_SECONDS_PER_GB, per(gigabytes, mirrorCpu, begin.mirrorCpu))
                .with(Measure.SOURCE_CPU_SECONDS_PER_GB, per(gigabytes, sourceCpu, begin.sourceCpu))
                .with(Measure.TARGET_CPU_SECONDS_PER_GB, per(gigabytes, targetCpu, begin.targetCpu));
    }

    private static OptionalDouble per(double gigabytes, OptionalDouble now, OptionalDouble then) {
        OptionalDouble seconds = difference(now, then);
        return seconds.isEmpty() || gigabytes <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(seconds.getAsDouble() / gigabytes);
    }

    private static OptionalDouble difference(OptionalDouble now, OptionalDouble then) {
        return now.isEmpty() || then.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(now.getAsDouble() - then.getAsDouble());
    }
}
