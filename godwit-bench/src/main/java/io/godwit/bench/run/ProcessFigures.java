package io.godwit.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** What {@code /proc} tells of a process. Empty for one that has ended, and where there is no {@code /proc}. */
final class ProcessFigures {
    /** USER_HZ, which is 100 on every architecture that Linux has kept. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    private ProcessFigures() {}

    /** CPU time of all its threads since its start, dead ones included. */
    static OptionalDouble cpuSeconds(long pid) {
        try {
            return cpuSeconds(Files.readString(file(pid, "stat")));
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }

    /** proc_pid_stat(5): the command's name stands in parentheses and may hold blanks and parentheses itself. */
    static OptionalDouble cpuSeconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return OptionalDouble.of(
                (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) / TICKS_PER_SECOND);
    }

    /** The most resident memory that it ever had, MiB. */
    static OptionalDouble peakMebibytes(long pid) {
        try {
            return peakMebibytes(Files.readAllLines(file(pid, "status")));
        } catch (IOException | UncheckedIOException e) {
            return OptionalDouble.empty();
        }
    }

    static OptionalDouble peakMebibytes(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0)
                .findFirst();
    }

    private static Path file(long pid, String name) {
        return Path.of("/proc", Long.toString(pid), name);
    }
}
