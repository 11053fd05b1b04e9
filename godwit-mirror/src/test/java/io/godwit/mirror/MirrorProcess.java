package io.godwit.mirror;

import io.godwit.lab.LabProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** A {@link MirrorProgram} that runs, is killed, and starts again where it was. */
final class MirrorProcess implements AutoCloseable {
    private final Path folder;
    private LabProcess process;

    MirrorProcess(Path folder, Properties settings) throws IOException {
        this.folder = Files.createDirectories(folder);
        FileCheckpoints.replace(folder.resolve(MirrorProgram.SETTINGS), settings);
        this.process = launch();
    }

    private LabProcess launch() {
        return LabProcess.start(
                "mirror",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MirrorProgram.class.getName(),
                        folder.toString()),
                folder.resolve("mirror.log"));
    }

    void start() {
        process = launch();
    }

    /** SIGKILL; what it told of itself is forgotten. */
    void kill() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the mirror ended by itself: " + Files.readString(process.logFile()));
        }
        process.kill();
        Files.deleteIfExists(folder.resolve(MirrorProgram.PROGRESS));
    }

    /** SIGSTOP. */
    void pause() {
        process.pause();
    }

    /** SIGCONT. */
    void resume() {
        process.resume();
    }

    /** Whether it has found out where all of these partitions go on. */
    boolean isCopying(Collection<TopicPartition> partitions) {
        Map<String, String> progress = progress();
        return partitions.stream().allMatch(id -> Long.parseLong(progress.getOrDefault(id.toString(), "-1")) >= 0);
    }

    /** Partitions that wait for somebody to act, and why. */
    Map<String, String> stops() {
        Map<String, String> stops = progress();
        stops.keySet().removeIf(name -> !name.startsWith(MirrorProgram.STOPPED));
        return stops;
    }

    Map<String, String> progress() {
        Map<String, String> progress = new TreeMap<>();
        Properties read = FileCheckpoints.read(folder.resolve(MirrorProgram.PROGRESS));
        read.stringPropertyNames().forEach(name -> progress.put(name, read.getProperty(name)));
        return progress;
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.kill();
        }
    }
}
