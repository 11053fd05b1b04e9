package io.godwit.connect.copier;

import io.godwit.core.engine.TopicShape;
import io.godwit.core.error.MirrorError;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import io.godwit.kafka.logs.AdminTopicLogs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes on the target what the source has, for a connector that no plan goes before: topics with the partitions and own configs of
 * the source's, and more partitions where the source got some. What exists is never changed otherwise.
 */
final class TopicTwins {
    private static final Logger LOG = LoggerFactory.getLogger(TopicTwins.class);

    private final ClusterConnection source;
    private final ClusterConnection target;
    private final List<Pattern> excludedConfigs;
    private final int replicationFactor;
    private final Map<String, String> obstacles = new HashMap<>();

    /** @param replicationFactor -1 = the target's default */
    TopicTwins(
            ClusterConnection source, ClusterConnection target, List<Pattern> excludedConfigs, int replicationFactor) {
        this.source = source;
        this.target = target;
        this.excludedConfigs = List.copyOf(excludedConfigs);
        this.replicationFactor = replicationFactor;
    }

    /** Makes what is missing; returns the topics that can be copied. The others are named in the log. */
    Set<String> make(SortedMap<String, TopicShape> wanted) {
        SortedMap<String, TopicShape> existing = new AdminTopicLogs(target).topics(name -> wanted.containsKey(name));
        SortedMap<String, String> failed = new TreeMap<>();
        create(wanted, existing, failed);
        addPartitions(wanted, existing, failed);
        tell(failed);
        // What was just made is seen at the next look, by all brokers.
        Set<String> ready = new HashSet<>();
        existing.forEach((name, topic) -> {
            TopicShape original = wanted.get(name);
            if (original != null && topic.partitions() == original.partitions()) {
                ready.add(name);
            }
        });
        return ready;
    }

    private void create(
            SortedMap<String, TopicShape> wanted,
            SortedMap<String, TopicShape> existing,
            SortedMap<String, String> failed) {
        List<TopicShape> missing = wanted.values().stream()
                .filter(topic -> !existing.containsKey(topic.name()))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        Map<String, Map<String, String>> configs = ownConfigs(missing);
        List<NewTopic> topics = missing.stream()
                .map(topic -> new NewTopic(
                                topic.name(),
                                Optional.of(topic.partitions()),
                                replicationFactor < 0 ? Optional.empty() : Optional.of((short) replicationFactor))
                        .configs(configs.getOrDefault(topic.name(), Map.of())))
                .toList();
        target.admin().createTopics(topics).values().forEach((name, answer) -> answered(answer)
                .ifPresentOrElse(
                        why -> failed.put(name, "it cannot be made on the target: " + why),
                        () -> LOG.info("made topic {} on the target", name)));
    }

    private void addPartitions(
            SortedMap<String, TopicShape> wanted,
            SortedMap<String, TopicShape> existing,
            SortedMap<String, String> failed) {
        Map<String, NewPartitions> grown = new HashMap<>();
        existing.forEach((name, topic) -> {
            int original = Optional.ofNullable(wanted.get(name))
                    .map(TopicShape::partitions)
                    .orElse(0);
            if (topic.partitions() > original) {
                failed.put(
                        name,
                        "it has " + topic.partitions() + " partitions on the target, " + original
                                + " on the source; delete it on the target");
            } else if (topic.partitions() > 0 && topic.partitions() < original) {
                grown.put(name, NewPartitions.increaseTo(original));
            }
        });
        if (!grown.isEmpty()) {
            target.admin().createPartitions(grown).values().forEach((name, answer) -> answered(answer)
                    .ifPresent(why -> failed.put(name, "it gets no more partitions on the target: " + why)));
        }
    }

    private Map<String, Map<String, String>> ownConfigs(List<TopicShape> topics) {
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                .toList();
        Map<String, Map<String, String>> own = new HashMap<>();
        source.await(
                        source.admin().describeConfigs(resources).all(),
                        new ClusterRequest(
                                "reading the configs of " + topics.size() + " topics", "describe configs on topics"))
                .forEach((resource, config) -> own.put(resource.name(), own(config)));
        return own;
    }

    private Map<String, String> own(Config config) {
        Map<String, String> own = new HashMap<>();
        config.entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .filter(entry -> entry.value() != null)
                .filter(entry -> excludedConfigs.stream()
                        .noneMatch(pattern -> pattern.matcher(entry.name()).matches()))
                .forEach(entry -> own.put(entry.name(), entry.value()));
        return own;
    }

    /** Why not; empty if it was done. */
    private Optional<String> answered(KafkaFuture<Void> answer) {
        try {
            answer.get(target.timeouts().request().toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            return Optional.of("no answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /** Each obstacle once, as long as it stays the same. */
    private void tell(SortedMap<String, String> failed) {
        failed.forEach((topic, why) -> {
            if (!why.equals(obstacles.get(topic))) {
                LOG.error("{} {}: {}. It is not copied; the others are", MirrorError.PLUGIN_TOPIC.id(), topic, why);
            }
        });
        obstacles.clear();
        obstacles.putAll(failed);
    }
}
