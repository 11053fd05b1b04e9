package io.godwit.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Hands out loopback ports that nobody listens on and no other lab was given, until this object is closed.
 *
 * <p>Invariant: below the range from which operating systems take the ports of outgoing connections (32768 on Linux), so that a
 * broker that is stopped finds its port still free when it starts again.
 */
final class FreePorts implements AutoCloseable {
    private static final int LOWEST = 15_000;
    private static final int BEYOND_HIGHEST = 32_000;
    private static final int ATTEMPTS = 1_000;

    private final RandomGenerator random;
    private final List<PortLock> locks = new ArrayList<>();

    FreePorts(RandomGenerator random) {
        this.random = random;
    }

    synchronized int next() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = random.nextInt(LOWEST, BEYOND_HIGHEST);
            Optional<PortLock> lock = PortLock.of(port);
            if (lock.isPresent()) {
                if (isFree(port)) {
                    locks.add(lock.get());
                    return port;
                }
                lock.get().close();
            }
        }
        throw new LabException(
                "no free port between " + LOWEST + " and " + BEYOND_HIGHEST + " on the loopback address");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public synchronized void close() {
        locks.forEach(PortLock::close);
        locks.clear();
    }
}
