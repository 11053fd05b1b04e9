package io.godwit.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.OptionalLong;

/** How much memory processes occupy, where the operating system tells by {@code /proc}. */
final class ResidentMemory {
    private static final String LABEL = "VmRSS:";
    private static final long KIBIBYTES_PER_MEBIBYTE = 1024;

    private ResidentMemory() {}

    /** The sum in MiB; empty on an operating system without {@code /proc}. Shared pages count once for each process. */
    static OptionalLong ofAll(Collection<Long> processIds) {
        if (!Files.exists(Path.of("/proc/self/status"))) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                processIds.stream().mapToLong(ResidentMemory::kibibytes).sum() / KIBIBYTES_PER_MEBIBYTE);
    }

    /** 0 when the process is gone. */
    private static long kibibytes(long processId) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(processId), "status")).stream()
                    .filter(line -> line.startsWith(LABEL))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
