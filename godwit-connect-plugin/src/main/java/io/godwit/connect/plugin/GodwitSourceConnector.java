package io.godwit.connect.plugin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Godwit's batch mirror on the workers of a Kafka Connect cluster. Connect spreads the tasks and restarts them; each copies its
 * share of the partitions by itself, from the source to the target, and hands no record to Connect. A task that Connect believes
 * dead does no harm: what it sends twice is appended once.
 */
public final class GodwitSourceConnector extends SourceConnector {
    private static final Logger LOG = LoggerFactory.getLogger(GodwitSourceConnector.class);

    private Map<String, String> config = Map.of();
    private @Nullable DirectorThread director;

    @Override
    public String version() {
        return PluginVersion.current();
    }

    @Override
    public void start(Map<String, String> configured) {
        SortedMap<String, List<String>> errors = RefusedKeys.errors(configured);
        if (!errors.isEmpty()) {
            throw new ConnectException(String.join(
                    "; ", errors.values().stream().flatMap(List::stream).toList()));
        }
        List<String> meaningless = RefusedKeys.meaningless(configured);
        if (!meaningless.isEmpty()) {
            LOG.warn("these keys have no meaning for this connector and are left alone: {}", meaningless);
        }
        config = PluginConfig.complete(configured);
        Isolation isolation = Isolation.get();
        if (PluginKeys.BY_TOPICS.equals(config.get(PluginKeys.DIRECTED_BY))) {
            director = DirectorThread.start(isolation, withTaskCount(tasks(configured)), context()::raiseError);
        }
    }

    private static int tasks(Map<String, String> configured) {
        return Math.max(
                1, Integer.parseInt(configured.getOrDefault("tasks.max", "1").strip()));
    }

    private Map<String, String> withTaskCount(int tasks) {
        Map<String, String> with = new HashMap<>(config);
        with.put(PluginKeys.TASKS, String.valueOf(tasks));
        return with;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return GodwitSourceTask.class;
    }

    /** A share of the partitions for each: also topics that come later have a task at once, without a rebalance. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        List<Map<String, String>> shares = new ArrayList<>();
        IntStream.range(0, maxTasks).forEach(task -> {
            Map<String, String> share = withTaskCount(maxTasks);
            share.put(PluginKeys.TASK, String.valueOf(task));
            shares.add(share);
        });
        return shares;
    }

    @Override
    public void stop() {
        DirectorThread running = director;
        director = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public ConfigDef config() {
        return PluginConfig.DEF;
    }

    @Override
    public Config validate(Map<String, String> configured) {
        Config validated = super.validate(configured);
        SortedMap<String, List<String>> errors = RefusedKeys.errors(configured);
        List<ConfigValue> values = new ArrayList<>(validated.configValues());
        errors.forEach((key, messages) -> {
            ConfigValue value = values.stream()
                    .filter(known -> known.name().equals(key))
                    .findFirst()
                    .orElseGet(() -> {
                        ConfigValue added = new ConfigValue(key, configured.get(key), List.of(), new ArrayList<>());
                        values.add(added);
                        return added;
                    });
            messages.forEach(value::addErrorMessage);
        });
        return new Config(values);
    }

    /** By its own means: whether or not the workers support it, no record is lost or doubled. */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> configured) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> configured) {
        return ConnectorTransactionBoundaries.UNSUPPORTED;
    }
}
