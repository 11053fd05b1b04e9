package io.godwit.cli.verify;

import io.godwit.cli.CommandContext;
import io.godwit.cli.render.Amounts;
import io.godwit.migration.verify.VerifyMeter;
import io.godwit.migration.verify.VerifyMeter.Reading;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says on standard error how far the comparison is, every few seconds. */
final class VerifyProgress implements AutoCloseable {
    private final ScheduledExecutorService executor;

    private VerifyProgress(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    static VerifyProgress start(VerifyMeter meter, CommandContext context) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "godwit-verify-progress");
            thread.setDaemon(true);
            return thread;
        });
        long everySeconds = context.terminal().interactive() ? 2 : 10;
        long begin = System.nanoTime();
        var unused = executor.scheduleAtFixedRate(
                () -> context.talk().say(line(meter.read(), Duration.ofNanos(System.nanoTime() - begin))),
                everySeconds,
                everySeconds,
                TimeUnit.SECONDS);
        return new VerifyProgress(executor);
    }

    static String line(Reading reading, Duration elapsed) {
        double seconds = Math.max(0.001, elapsed.toMillis() / 1000.0);
        return "verify: " + Amounts.count(reading.finishedPartitions()) + " of " + Amounts.count(reading.partitions())
                + " partitions, " + Amounts.count(reading.records()) + " records, "
                + Amounts.bytesPerSecond(reading.bytes() / seconds)
                + (reading.mismatches() > 0 ? ", mismatches: " + Amounts.count(reading.mismatches()) : "")
                + ", ETA " + eta(reading, elapsed);
    }

    /** What is not begun yet is taken to be as large as what is. */
    private static String eta(Reading reading, Duration elapsed) {
        if (reading.openedPartitions() == 0 || reading.comparedOffsets() == 0) {
            return "-";
        }
        double expected = (double) reading.openedOffsets() / reading.openedPartitions() * (double) reading.partitions();
        double done = reading.comparedOffsets() / Math.max(expected, (double) reading.comparedOffsets());
        return Amounts.duration(Duration.ofMillis(Math.round(elapsed.toMillis() * (1 - done) / done)));
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
