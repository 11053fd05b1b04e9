package io.godwit.lab.pipeline;

import io.godwit.lab.LabException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One run of Maven that brings one component into its folder. */
final class ComponentFetch {
    private static final int KEPT_LINES = 15;
    /** Between two words about the progress. */
    private static final long WORD_EVERY_NANOS = TimeUnit.SECONDS.toNanos(3);
    /** {@code Downloaded from NAME: https://…/spark-core_2.13-4.2.0.jar (14 MB at 9.1 MB/s)}. */
    private static final Pattern DOWNLOADED =
            Pattern.compile("Downloaded from [^:]+: \\S*/(\\S+) \\(([0-9.]+) ([kMG]?B) at .*");

    private final Path root;
    private final Component component;
    private final Path into;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private long files;
    private double megabytes;

    ComponentFetch(Path root, Component component, Path into) {
        this.root = root;
        this.component = component;
        this.into = into;
    }

    /** Leaves nothing of a former, other state of the component. */
    void run(Path pom, Consumer<String> progress) throws IOException {
        removeFormer();
        progress.accept("fetching " + component.folderName());
        ProcessBuilder maven = new ProcessBuilder(
                        root.resolve("mvnw").toString(),
                        "-B",
                        "-C",
                        "-f",
                        pom.toString(),
                        "-Dcomponents=" + into.getParent(),
                        "process-resources")
                .directory(root.toFile())
                .redirectErrorStream(true);
        maven.environment().keySet().removeAll(List.of("MAVEN_OPTS", "JAVA_TOOL_OPTIONS", "MAVEN_ARGS"));
        Process process = maven.start();
        try (BufferedReader output = process.inputReader()) {
            process.getOutputStream().close();
            follow(output, progress);
            int status = process.waitFor();
            if (status != 0) {
                throw new ComponentException(component.folderName() + " could not be fetched; Maven ended with "
                        + status + " and said:\n" + String.join("\n", lastLines));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while fetching " + component.folderName(), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private void follow(BufferedReader output, Consumer<String> progress) throws IOException {
        long next = System.nanoTime() + WORD_EVERY_NANOS;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lastLines.addLast(line);
            if (lastLines.size() > KEPT_LINES) {
                lastLines.removeFirst();
            }
            count(line);
            if (files > 0 && System.nanoTime() > next) {
                next = System.nanoTime() + WORD_EVERY_NANOS;
                progress.accept("fetching " + component.folderName() + ": " + files + " files, " + Math.round(megabytes)
                        + " MB");
            }
        }
    }

    private void count(String line) {
        Matcher matcher = DOWNLOADED.matcher(line);
        if (matcher.find()) {
            files++;
            megabytes += Double.parseDouble(matcher.group(2))
                    * switch (matcher.group(3)) {
                        case "GB" -> 1_000;
                        case "MB" -> 1;
                        case "kB" -> 0.001;
                        default -> 0.000_001;
                    };
        }
    }

    private void removeFormer() throws IOException {
        if (!Files.exists(into)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(into)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
