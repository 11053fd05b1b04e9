package io.godwit.lab.workload;

import io.godwit.lab.LabException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the shell script with which an operator, or a {@code migration.yaml}, stops and starts one CRM program. */
final class ProgramScript {
    /** In place of a cluster's name: the one that the program's own configuration file names. */
    static final String CONFIGURED = "configured";

    private static final String TEMPLATE =
            """
            #!/bin/sh
            # The CRM's program @NAME@.
            #   start CLUSTER  returns when it works; nothing to do if it runs against that cluster already
            #   start          against the cluster that conf/@NAME@.properties names
            #   stop           returns when it has ended in order; nothing to do if it does not run
            #   kill           ends it at once, as a crash would
            #   health         exits 0 if it works
            #   status         prints one line
            home=@HOME@
            name=@NAME@
            java=@JAVA@
            class_path=@CLASS_PATH@
            pid_file="$home/run/$name.pid"
            ready_file="$home/run/$name.ready"
            log_file="$home/log/$name.log"
            tenths=600

            fail() {
              echo "$name: $1" >&2
              exit 1
            }

            # A process that has ended, but that nobody has waited for, still has an entry (state Z).
            alive() {
              kill -0 "$1" 2>/dev/null && ! grep -q ') Z ' "/proc/$1/stat" 2>/dev/null
            }

            # Only a process that this script started, not another that got its number later.
            ours() {
              alive "$1" && { [ ! -r "/proc/$1/cmdline" ] || grep -aqF "$home" "/proc/$1/cmdline"; }
            }

            running_pid() {
              [ -s "$pid_file" ] || return 1
              pid=$(cat "$pid_file")
              ours "$pid"
            }

            ready() {
              [ -s "$ready_file" ] && read -r ready_pid ready_cluster < "$ready_file" && [ "$ready_pid" = "$1" ]
            }

            await_end() {
              waited=0
              while alive "$1"; do
                [ "$waited" -lt "$tenths" ] || fail "process $1 did not end within 60 s"
                sleep 0.1
                waited=$((waited + 1))
              done
              rm -f "$pid_file" "$ready_file"
            }

            start() {
              config="$home/conf/$name-$1.properties"
              [ "$1" != configured ] || config="$home/conf/$name.properties"
              [ -r "$config" ] || fail "does not know the cluster '$1': there is no $config"
              if running_pid; then
                ready "$pid" && [ "$ready_cluster" = "$1" ] && ! [ "$config" -nt "$ready_file" ] &&
                  { echo "$name runs against $1 already"; exit 0; }
                fail "process $pid runs already, against '${ready_cluster:-?}'; stop it first"
              fi
              rm -f "$ready_file"
              # Ctrl-C in the terminal that this was started from is not meant for it.
              ( trap '' INT HUP
                exec "$java" -Xmx128m -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$class_path" \\
                  io.godwit.lab.workload.CrmApplication "$config" ) </dev/null >>"$log_file" 2>&1 &
              pid=$!
              echo "$pid" >"$pid_file"
              waited=0
              until ready "$pid"; do
                if ! alive "$pid" || [ "$waited" -ge "$tenths" ]; then
                  kill -9 "$pid" 2>/dev/null
                  rm -f "$pid_file"
                  tail -n 5 "$log_file" >&2
                  fail "did not get to work against $1 within 60 s; its log is $log_file"
                fi
                sleep 0.1
                waited=$((waited + 1))
              done
              echo "$name runs against $1"
            }

            case "$1" in
              start) start "${2:-configured}" ;;
              stop)
                running_pid || { echo "$name does not run"; exit 0; }
                kill -TERM "$pid"
                await_end "$pid"
                echo "$name has stopped" ;;
              kill)
                running_pid || { echo "$name does not run"; exit 0; }
                kill -9 "$pid"
                await_end "$pid" ;;
              health) running_pid && ready "$pid" || fail "does not work" ;;
              status)
                if running_pid && ready "$pid"; then echo "$name runs against $ready_cluster as process $pid"
                else echo "$name does not run"; fi ;;
              *) echo "Usage: $0 start [CLUSTER] | stop | kill | health | status" >&2; exit 2 ;;
            esac
            """;

    private ProgramScript() {}

    static void write(Path file, Path home, String program) {
        String text = TEMPLATE.replace("@HOME@", quoted(home.toString()))
                .replace("@NAME@", program)
                .replace(
                        "@JAVA@",
                        quoted(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()))
                .replace("@CLASS_PATH@", quoted(absoluteClassPath()));
        try {
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new LabException("could not write " + file + ": " + e.getMessage(), e);
        }
    }

    /** The script may be called from any folder. */
    private static String absoluteClassPath() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
