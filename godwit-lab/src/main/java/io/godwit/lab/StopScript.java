package io.godwit.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.stream.Collectors;

/** Writes the shell script that ends a lab's processes once no JVM watches over them any more. */
final class StopScript {
    private static final String TEMPLATE =
            """
            #!/bin/sh
            # Ends the brokers of this lab, then their ZooKeeper servers.
            folder=@FOLDER@

            alive() {
              kill -0 "$1" 2>/dev/null && ! grep -q ') Z ' "/proc/$1/stat" 2>/dev/null
            }

            # Only a process of this lab, not another that got its number later.
            ours() {
              alive "$1" && { [ ! -r "/proc/$1/cmdline" ] || grep -aqF "$folder" "/proc/$1/cmdline"; }
            }

            end() {
              for pid; do
                if ours "$pid"; then kill -TERM "$pid"; fi
              done
              for pid; do
                waited=0
                while ours "$pid"; do
                  [ "$waited" -lt 300 ] || kill -9 "$pid"
                  sleep 0.1
                  waited=$((waited + 1))
                done
              done
            }

            end @BROKERS@
            end @ZOOKEEPERS@
            """;

    private StopScript() {}

    static void write(Path file, Path folder, Collection<Long> brokers, Collection<Long> zooKeepers)
            throws IOException {
        String text = TEMPLATE.replace("@FOLDER@", "'" + folder.toString().replace("'", "'\\''") + "'")
                .replace("@BROKERS@", words(brokers))
                .replace("@ZOOKEEPERS@", words(zooKeepers));
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String words(Collection<Long> processIds) {
        return processIds.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
