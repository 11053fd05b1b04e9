package io.godwit.kafka.journal;

import io.godwit.core.config.Migration;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.journal.Lease;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that takes the mirror's lease and keeps it until it is killed. */
final class LeaseHolderProcess {
    private static final String READY = "lease taken";

    private LeaseHolderProcess() {}

    public static void main(String[] arguments) throws IOException {
        Migration migration = TestMigrations.between(arguments[0], "127.0.0.1:1", arguments[1]);
        try (Lease lease =
                new KafkaLeases(migration, LocalProcess.holder("godwit mirror")).acquire(Lease.Role.MIRROR)) {
            lease.confirm();
            System.out.println(READY);
            System.in.read();
        }
    }

    /** Returns when the other process has the lease; it ends when this process does. */
    static Process start(Migration migration) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeaseHolderProcess.class.getName(),
                        migration.name(),
                        migration.target().bootstrapServers())
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); !READY.equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IOException("the holder ended before it had the lease: " + seen);
            }
            seen.append(line).append('\n');
        }
        return process;
    }
}
