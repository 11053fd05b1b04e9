package io.godwit.cli.demo;

import io.godwit.core.json.Json;
import io.godwit.lab.ConnectCluster;
import io.godwit.lab.pipeline.Connectors;
import io.godwit.lab.pipeline.ScriptCalls;
import io.godwit.lab.pipeline.Sinks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stops and starts the two sinks on the Connect cluster of a side, with the configurations that lie in files: the cutover rewrites these
 * between stop and start. A connector that was stopped stays there, for the way back.
 */
final class SinkMove implements ScriptCalls.Switch {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final PipelineStage.Around around;

    private SinkMove(Path folder, PipelineStage.Around around) {
        this.folder = folder;
        this.around = around;
    }

    static SinkMove write(Path folder, PipelineStage.Store store, PipelineStage.Around around) throws IOException {
        SinkMove move = new SinkMove(Files.createDirectories(folder), around);
        URI registry = around.sourceRegistry().url();
        Files.writeString(move.file(Sinks.LAKE), Json.pretty(Sinks.lake(store.metastore(), store.objects(), registry)));
        Files.writeString(move.file(Sinks.DATABASE), Json.pretty(Sinks.database(store.database(), registry)));
        return move;
    }

    List<Path> files() {
        return List.of(file(Sinks.LAKE), file(Sinks.DATABASE));
    }

    @Override
    public void stop(boolean onTarget) {
        Connectors connectors = connectors(onTarget);
        connectors.stop(Sinks.LAKE, PATIENCE);
        connectors.stop(Sinks.DATABASE, PATIENCE);
    }

    @Override
    public void start(boolean onTarget) {
        Connectors connectors = connectors(onTarget);
        for (String name : List.of(Sinks.LAKE, Sinks.DATABASE)) {
            connectors.run(name, config(name));
        }
        connectors.awaitRunning(Sinks.LAKE, PATIENCE);
        connectors.awaitRunning(Sinks.DATABASE, PATIENCE);
    }

    private Map<String, String> config(String name) {
        try {
            Map<String, String> config = new TreeMap<>();
            Json.tree(Files.readAllBytes(file(name)))
                    .properties()
                    .forEach(
                            entry -> config.put(entry.getKey(), entry.getValue().asText()));
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }

    private Connectors connectors(boolean onTarget) {
        ConnectCluster cluster = onTarget ? around.targetConnect() : around.sourceConnect();
        return new Connectors(cluster.workers().get(0).url());
    }
}
