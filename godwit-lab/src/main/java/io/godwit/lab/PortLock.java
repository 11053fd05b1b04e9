package io.godwit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A port that no other lab of this user is given, in whichever process, even while nobody listens on it: a broker that is down for a
 * while must find its port again. The operating system ends the lock with the process.
 *
 * <p>Byte N of one file stands for port N. The file stays open as long as this JVM runs, since closing it anywhere in a process
 * would end all of the process's locks on it (POSIX {@code fcntl}).
 */
final class PortLock implements AutoCloseable {
    private static final FileChannel REGISTER = open();

    private final FileLock lock;

    private PortLock(FileLock lock) {
        this.lock = lock;
    }

    /** Empty if a lab holds it. */
    static Optional<PortLock> of(int port) {
        try {
            return Optional.ofNullable(REGISTER.tryLock(port, 1, false)).map(PortLock::new);
        } catch (OverlappingFileLockException ofThisProcess) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("could not lock port " + port, e);
        }
    }

    private static FileChannel open() {
        Path file =
                Path.of(System.getProperty("java.io.tmpdir"), "godwit-lab-ports-" + System.getProperty("user.name"));
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("could not open " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
        } catch (IOException e) {
            throw new UncheckedIOException("could not release the lock of a port", e);
        }
    }
}
