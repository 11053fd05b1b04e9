package io.godwit.lab.pipeline;

import io.godwit.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scripts that stop and start what this JVM owns, for the {@code stop} and {@code start} of an application: a script leaves a file with
 * what it wants, and waits for one with the answer. The side is what {@code GODWIT_CLUSTER} says, {@code source} or {@code target}.
 */
public final class ScriptCalls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptCalls.class);
    private static final long LOOK_EVERY_MS = 50;
    private static final String TEMPLATE =
            """
            #!/bin/sh
            # @NAME@ stop|start: asks the program that owns the lab to do so on the side that GODWIT_CLUSTER names.
            call=@FOLDER@/@NAME@-$$
            printf '%s\\n' "$1 ${GODWIT_CLUSTER:-source}" >"$call.new"
            mv "$call.new" "$call.call"
            until [ -f "$call.answer" ]; do
              kill -0 @OWNER@ 2>/dev/null || { echo "@NAME@: the lab is gone" >&2; exit 1; }
              sleep 0.1
            done
            read -r status <"$call.answer"
            tail -n +2 "$call.answer"
            rm -f "$call.answer"
            exit "$status"
            """;

    private final Path folder;
    private final Map<String, Switch> switches = new TreeMap<>();
    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lab-script-calls");
        thread.setDaemon(true);
        return thread;
    });

    private ScriptCalls(Path folder) {
        this.folder = folder;
    }

    /** What a script stops and starts; both may be asked for again when it is done already. */
    public interface Switch {
        void stop(boolean onTarget);

        void start(boolean onTarget);
    }

    /** Answers from now on. */
    public static ScriptCalls in(Path folder) {
        try {
            ScriptCalls calls = new ScriptCalls(Files.createDirectories(folder).toAbsolutePath());
            var unused = calls.loop.scheduleWithFixedDelay(calls::look, 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            return calls;
        } catch (IOException e) {
            throw new LabException("could not make " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Writes the script for this name. */
    public synchronized Path script(String name, Switch what) {
        switches.put(name, what);
        Path script = folder.resolve(name);
        try {
            Files.writeString(
                    script,
                    TEMPLATE.replace("@NAME@", name)
                            .replace("@FOLDER@", "'" + folder.toString().replace("'", "'\\''") + "'")
                            .replace(
                                    "@OWNER@",
                                    Long.toString(ProcessHandle.current().pid())));
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            return script;
        } catch (IOException e) {
            throw new LabException("could not write " + script + ": " + e.getMessage(), e);
        }
    }

    private void look() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path call :
                    files.filter(file -> file.toString().endsWith(".call")).toList()) {
                answer(call);
            }
        } catch (IOException e) {
            LOG.warn("Could not look for calls of scripts in {}: {}", folder, e.getMessage());
        }
    }

    private void answer(Path call) throws IOException {
        List<String> words = List.of(Files.readString(call).strip().split(" "));
        String file = call.getFileName().toString();
        Files.delete(call);
        String answer = carryOut(file.substring(0, file.lastIndexOf('-')), words);
        Path draft = folder.resolve(file.replace(".call", ".draft"));
        Files.writeString(draft, answer);
        Files.move(draft, folder.resolve(file.replace(".call", ".answer")), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Its first line is the exit code. */
    private String carryOut(String name, List<String> words) {
        try {
            Switch what = switchOf(name);
            boolean onTarget = words.get(1).equals("target");
            switch (words.get(0)) {
                case "stop" -> what.stop(onTarget);
                case "start" -> what.start(onTarget);
                default -> throw new LabException(words.get(0) + " is neither stop nor start");
            }
            return "0\n" + name + ": " + String.join(" ", words) + " done\n";
        } catch (RuntimeException e) {
            LOG.warn("{} {} failed", name, words, e);
            return "1\n" + name + ": " + e.getMessage() + "\n";
        }
    }

    private synchronized Switch switchOf(String name) {
        Switch what = switches.get(name);
        if (what == null) {
            throw new LabException("there is nothing of the name " + name);
        }
        return what;
    }

    @Override
    public void close() {
        loop.shutdownNow();
    }
}
