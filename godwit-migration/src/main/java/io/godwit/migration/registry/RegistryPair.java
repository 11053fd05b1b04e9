package io.godwit.migration.registry;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.Migration;
import io.godwit.core.config.RegistryConfig;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RegistryError;
import io.godwit.core.registry.RegistryInventory;
import io.godwit.core.registry.RegistryKind;
import io.godwit.core.registry.RegistryPlan;
import io.godwit.core.registry.RegistryPlanner;
import io.godwit.core.registry.RegistryTopic;
import io.godwit.core.registry.RegistryWay;
import io.godwit.core.registry.TopicWay;
import io.godwit.core.registry.WayChoice;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.registry.RegistryConnection;
import io.godwit.kafka.registry.RegistryTopicReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Both registries of a migration, as far as they answer. */
public final class RegistryPair implements AutoCloseable {
    private final Migration migration;
    private final RegistryConfig config;
    private final @Nullable RegistryConnection source;
    private final @Nullable RegistryConnection target;
    private final @Nullable GodwitException sourceProblem;
    private final @Nullable GodwitException targetProblem;

    private RegistryPair(Migration migration, RegistryConfig config, Attempt source, @Nullable Attempt target) {
        this.migration = migration;
        this.config = config;
        this.source = source.connection();
        this.sourceProblem = source.problem();
        this.target = target == null ? null : target.connection();
        this.targetProblem = target == null ? null : target.problem();
    }

    private record Attempt(@Nullable RegistryConnection connection, @Nullable GodwitException problem) {
        // By the way topic, one of both registries is down at any time.
        static Attempt at(RegistryConfig.Address address, RegistryConfig config) {
            try {
                return new Attempt(RegistryConnection.open(address, config), null);
            } catch (GodwitException e) {
                boolean down = e.code() == RegistryError.UNREACHABLE
                        && config.way().filter(RegistryWay.TOPIC::equals).isPresent();
                if (down) {
                    return new Attempt(null, e);
                }
                throw e;
            }
        }
    }

    /**
     * Looks at both registries.
     *
     * @throws GodwitException if none are configured, or one does not answer as it should
     */
    public static RegistryPair open(Migration migration) {
        RegistryConfig config = configured(migration);
        Attempt source = Attempt.at(config.source(), config);
        try {
            return new RegistryPair(
                    migration,
                    config,
                    source,
                    config.target().map(address -> Attempt.at(address, config)).orElse(null));
        } catch (GodwitException e) {
            if (source.connection() != null) {
                source.connection().close();
            }
            throw e;
        }
    }

    /** The configured registries. */
    public static RegistryConfig configured(Migration migration) {
        return migration
                .registry()
                .orElseThrow(
                        () -> new GodwitException(
                                RegistryError.NOT_CONFIGURED,
                                "registry",
                                "migration.yaml has no section registry",
                                "name the registries: registry: {source: {url: 'http://old:8081'}, target: {url: 'http://new:8081'}}"));
    }

    /** @throws GodwitException if it does not answer */
    public RegistryConnection source() {
        if (source == null) {
            throw missing(sourceProblem, "registry.source");
        }
        return source;
    }

    /** @throws GodwitException if it does not answer, or none is named */
    public RegistryConnection target() {
        if (target == null) {
            throw missing(targetProblem, "registry.target");
        }
        return target;
    }

    /** Whether the source registry can be asked. */
    public boolean hasSource() {
        return source != null;
    }

    /** Whether there is a target registry that can be asked. */
    public boolean hasTarget() {
        return target != null;
    }

    /** Which program the source's is, as far as anybody tells. */
    public RegistryKind kind() {
        return source != null ? source.kind() : sourceKind();
    }

    private static GodwitException missing(@Nullable GodwitException problem, String key) {
        return problem != null
                ? problem
                : new GodwitException(
                        RegistryError.NOT_CONFIGURED,
                        key,
                        "no address is given for it",
                        "set " + key + ".url in migration.yaml, once there is one");
    }

    /** How schemas come to the target. */
    public WayChoice choice() {
        RegistryKind kind = kind();
        return WayChoice.of(
                config.way(),
                kind,
                Optional.ofNullable(target).map(RegistryConnection::kind).or(() -> config.target()
                        .flatMap(RegistryConfig.Address::kind)));
    }

    // Of a registry that is down, by the way topic alone.
    private RegistryKind sourceKind() {
        return config.source()
                .kind()
                .or(() -> Optional.ofNullable(target).map(RegistryConnection::kind))
                .orElse(RegistryKind.CONFLUENT);
    }

    /** A plan, and what it was made from. */
    public record Survey(RegistryPlan plan, Optional<RegistryInventory> target) {}

    /** Looks at all that is in both, and plans. Changes nothing. */
    public Survey survey() {
        WayChoice choice = choice();
        if (choice.way() == RegistryWay.TOPIC) {
            return new Survey(TopicWay.plan(choice, topic()), Optional.empty());
        }
        RegistryInventory there = target().inventory();
        return new Survey(RegistryPlanner.plan(choice, source().inventory(), there), Optional.of(there));
    }

    private RegistryTopic topic() {
        RegistryKind kind = kind();
        String name = config.topic().orElse(kind.defaultTopic());
        Seen here = see(migration.source(), name);
        Seen there = see(migration.target(), name);
        return new RegistryTopic(
                name,
                kind,
                migration.topics().skipReason(name),
                here.shape(),
                there.shape(),
                here.instances(),
                there.instances(),
                source != null,
                target != null,
                Optional.ofNullable(source).flatMap(RegistryConnection::mode));
    }

    private record Seen(Optional<RegistryTopic.Shape> shape, List<String> instances) {}

    private static Seen see(ClusterConfig cluster, String topic) {
        try (ClusterConnection connection = ClusterConnection.open(cluster)) {
            RegistryTopicReader reader = new RegistryTopicReader(connection);
            return new Seen(reader.shape(topic), reader.instances());
        }
    }

    @Override
    public void close() {
        if (source != null) {
            source.close();
        }
        if (target != null) {
            target.close();
        }
    }
}
