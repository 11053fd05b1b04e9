package io.godwit.cli.cutover.traffic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An application that a script stops and starts within milliseconds: the script writes down what is wanted, and waits until the
 * application, a thread of this JVM, has written that it is so.
 *
 * <p>Files in its folder disturb the script: {@code hang} lets a stop wait, {@code ignore} lets it succeed without stopping
 * anything, {@code fail-target} lets a start on the target fail.
 */
final class Program implements AutoCloseable {
    private static final String STOPPED = "stopped";
    private static final String SCRIPT =
            """
            #!/bin/sh
            cd '%s' || exit 1
            await() {
              tries=0
              until [ "$(cat is)" = "$1" ]; do
                [ "$(cat want)" = "$1" ] || { echo "somebody else wants $(cat want)" >&2; exit 1; }
                tries=$((tries + 1)); [ $tries -lt 1500 ] || { echo "still $(cat is)" >&2; exit 1; }
                sleep 0.02
              done
            }
            want() { echo "$1" > "want.$$"; mv "want.$$" want; await "$1"; }
            case "$1" in
              stop)
                [ ! -e ignore ] || exit 0
                [ ! -e hang ] || exec sleep 3600
                want stopped ;;
              start)
                [ ! -e "fail-$2" ] || { echo "no license left" >&2; exit 1; }
                want "$2" ;;
              health) [ "$(cat is)" != stopped ] ;;
            esac
            """;

    private final Path folder;
    private final Map<String, String> clusters;
    private final Work work;
    private final Thread thread;
    private volatile boolean closed;

    Program(Path folder, String name, Map<String, String> clusters, Work work) {
        this.folder = folder;
        this.clusters = Map.copyOf(clusters);
        this.work = work;
        try {
            Files.createDirectories(folder);
            tell("want", STOPPED);
            tell("is", STOPPED);
            Files.writeString(script(), SCRIPT.formatted(folder));
            Files.setPosixFilePermissions(script(), PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(this::run, name);
        thread.start();
    }

    Path script() {
        return folder.resolve("control");
    }

    void want(String cluster) {
        tell("want", cluster);
    }

    String state() {
        return read("is");
    }

    void disturb(String how, boolean on) {
        try {
            if (on) {
                Files.writeString(folder.resolve(how), "");
            } else {
                Files.deleteIfExists(folder.resolve(how));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        String now = STOPPED;
        while (!closed) {
            String want = read("want");
            if (!want.equals(now)) {
                turn(now, want);
                now = want;
                tell("is", now);
            }
            if (now.equals(STOPPED)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            } else {
                work.step();
            }
        }
        turn(now, STOPPED);
    }

    private void turn(String now, String want) {
        if (!now.equals(STOPPED)) {
            work.end();
        }
        if (!want.equals(STOPPED)) {
            String servers = clusters.get(want);
            if (servers == null) {
                throw new IllegalStateException("no cluster " + want);
            }
            work.begin(servers);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(String file, String text) {
        try {
            Path fresh = Files.writeString(folder.resolve(file + ".new"), text + "\n");
            Files.move(fresh, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join(TimeUnit.SECONDS.toMillis(30));
    }
}
