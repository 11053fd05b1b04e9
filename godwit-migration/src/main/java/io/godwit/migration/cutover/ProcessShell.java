package io.godwit.migration.cutover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands with {@code sh -c}.
 *
 * <p>Output goes to a file and not through a pipe: what a start command leaves behind in the background keeps a pipe open,
 * and a reader would wait for it.
 */
public final class ProcessShell implements Shell {
    private static final int SHOWN_BYTES = 2_000;
    private static final Duration GRACE = Duration.ofSeconds(5);

    @Override
    public Outcome run(String command, Map<String, String> environment, Duration timeout) throws InterruptedException {
        try {
            Path output = Files.createTempFile("godwit-command-", ".out");
            try {
                return run(command, environment, timeout, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome run(String command, Map<String, String> environment, Duration timeout, Path output)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        long begin = System.nanoTime();
        Process process = builder.start();
        boolean ended = false;
        try {
            ended = process.waitFor(Math.max(1, timeout.toMillis()), TimeUnit.MILLISECONDS);
        } finally {
            if (!ended) {
                end(process);
            }
        }
        Duration duration = Duration.ofNanos(System.nanoTime() - begin);
        return new Outcome(!ended, ended ? process.exitValue() : -1, tail(output), duration);
    }

    /** Children first asked and then killed; those that it has put into a session of their own are its children too. */
    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        family.add(process.toHandle());
        family.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + GRACE.toNanos();
        while (family.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            if (process.isAlive()) {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            } else {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private static String tail(Path output) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(output)) {
            long from = Math.max(0, channel.size() - SHOWN_BYTES);
            channel.position(from);
            ByteBuffer bytes = ByteBuffer.allocate(SHOWN_BYTES);
            while (bytes.hasRemaining() && channel.read(bytes) > 0) {
                // Reads on until the end of the file or of the buffer.
            }
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
            return from > 0 ? "… " + text : text;
        }
    }
}
