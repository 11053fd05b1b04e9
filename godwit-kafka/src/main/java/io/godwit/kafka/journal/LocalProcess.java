package io.godwit.kafka.journal;

import io.godwit.core.journal.LeaseHolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** This process, and what can be told about others on the same machine. */
public final class LocalProcess {
    // The start time that the system tells may move with corrections of the clock.
    private static final Duration START_TIME_TOLERANCE = Duration.ofSeconds(5);

    private LocalProcess() {}

    /**
     * This process as a holder of leases.
     *
     * @param command what it was asked to do, without values that could be secret, such as {@code godwit apply}
     */
    public static LeaseHolder holder(String command) {
        ProcessHandle self = ProcessHandle.current();
        return new LeaseHolder(
                System.getProperty("user.name", "-"),
                host(),
                machine(),
                self.pid(),
                self.info().startInstant(),
                command);
    }

    /** Whether the process certainly runs no more; false where that can't be told from here. */
    static boolean isGone(LeaseHolder holder) {
        return holder.machine().equals(machine())
                && ProcessHandle.of(holder.pid())
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> isSame(process.info().startInstant(), holder.processStartedAt()))
                        .isEmpty();
    }

    private static boolean isSame(Optional<Instant> running, Optional<Instant> recorded) {
        return running.isEmpty()
                || recorded.isEmpty()
                || Duration.between(running.get(), recorded.get()).abs().compareTo(START_TIME_TOLERANCE) <= 0;
    }

    private static String host() {
        return read(Path.of("/proc/sys/kernel/hostname")).orElseGet(() -> {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "-";
            }
        });
    }

    // Containers of one machine share its name now and then, but not its process ids.
    private static String machine() {
        return read(Path.of("/proc/sys/kernel/random/boot_id"))
                .map(boot -> boot + "/" + processNamespace())
                .orElseGet(LocalProcess::host);
    }

    private static String processNamespace() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException e) {
            return "-";
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
