package io.godwit.mirror;

import io.godwit.mirror.copy.CopySettings;
import io.godwit.mirror.copy.OffsetRules;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A mirror that is a process of its own, to be killed. Its only argument is a folder with {@code mirror.properties}; there it
 * keeps its checkpoints, and tells in {@code progress.properties} how far each partition is and which ones stopped.
 */
final class MirrorProgram {
    static final String SETTINGS = "mirror.properties";
    static final String PROGRESS = "progress.properties";
    static final String STOPPED = "stopped ";

    private static final long INTERVAL_MS = 50;

    private MirrorProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        Properties settings = FileCheckpoints.read(folder.resolve(SETTINGS));
        try (BatchMirror mirror = BatchMirror.start(
                new BatchMirrorSettings(
                        "forked",
                        withPrefix(settings, "source."),
                        withPrefix(settings, "target."),
                        Long.parseLong(settings.getProperty("producer.id")),
                        OffsetRules.standard(),
                        CopySettings.standard()),
                new FileCheckpoints(folder.resolve("checkpoints.properties")))) {
            List<CopiedTopic> topics = withPrefix(settings, "topic.").entrySet().stream()
                    .map(topic -> new CopiedTopic(
                            topic.getKey(), Integer.parseInt(topic.getValue()), TestMirror.MAX_BATCH_BYTES))
                    .toList();
            mirror.copy(topics, Set.of(), OptionalLong.empty());
            while (mirror.death().isEmpty()) {
                FileCheckpoints.replace(folder.resolve(PROGRESS), progress(mirror.report()));
                TimeUnit.MILLISECONDS.sleep(INTERVAL_MS);
            }
            throw new IllegalStateException("the mirror died", mirror.death().get());
        }
    }

    private static Properties progress(MirrorReport report) {
        Properties progress = new Properties();
        report.partitions().forEach((id, partition) -> {
            progress.put(id.toString(), Long.toString(partition.nextSourceOffset()));
            partition.stop().ifPresent(stop -> progress.put(STOPPED + id, stop.toString()));
            partition.trouble().ifPresent(trouble -> progress.put("trouble " + id, trouble));
        });
        progress.put("troubles", report.troubles().toString());
        return progress;
    }

    private static Map<String, String> withPrefix(Properties all, String prefix) {
        Map<String, String> found = new HashMap<>();
        all.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> found.put(name.substring(prefix.length()), all.getProperty(name)));
        return found;
    }

    /** What a test writes for the program. */
    static Properties settings(TestCluster source, TestCluster target, Map<String, Integer> topics, long producerId) {
        Properties settings = new Properties();
        source.properties().forEach((name, value) -> settings.put("source." + name, value.toString()));
        target.properties().forEach((name, value) -> settings.put("target." + name, value.toString()));
        topics.forEach((topic, partitions) -> settings.put("topic." + topic, Integer.toString(partitions)));
        settings.put("producer.id", Long.toString(producerId));
        return settings;
    }
}
