package io.godwit.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The most resident memory that this process and all that it started had together, sampled from {@code /proc}. Pages that
 * processes share count once for each, so the figure is an upper bound. Unknown where there is no {@code /proc}.
 */
final class PeakMemory implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final AtomicLong peakBytes = new AtomicLong();
    private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "demo-memory");
        thread.setDaemon(true);
        return thread;
    });

    static PeakMemory watch() {
        PeakMemory memory = new PeakMemory();
        var unused =
                memory.sampler.scheduleWithFixedDelay(memory::sample, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return memory;
    }

    OptionalLong peakMebibytes() {
        long bytes = peakBytes.get();
        return bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes >> 20);
    }

    private void sample() {
        ProcessHandle self = ProcessHandle.current();
        long total = Stream.concat(Stream.of(self), self.descendants())
                .flatMapToLong(process -> residentBytes(process.pid()))
                .sum();
        peakBytes.accumulateAndGet(total, Math::max);
    }

    /** Nothing for a process that has just ended. */
    private static LongStream residentBytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(PeakMemory::kibibytesOf)
                    .map(kibibytes -> kibibytes << 10)
                    .boxed()
                    .toList()
                    .stream()
                    .mapToLong(Long::longValue);
        } catch (IOException | java.io.UncheckedIOException e) {
            return LongStream.empty();
        }
    }

    /** {@code VmRSS:     1234 kB}. */
    static long kibibytesOf(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }

    @Override
    public void close() {
        sampler.shutdownNow();
    }
}
