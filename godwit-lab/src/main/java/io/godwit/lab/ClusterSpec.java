package io.godwit.lab;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What kind of cluster to start. Immutable: each method that says more returns a changed copy. */
public final class ClusterSpec {
    /** May do everything where there is an authorizer; always among the users. */
    public static final String SUPER_USER = "admin";

    private static final int MAX_BROKERS = 3;

    private final Draft draft;

    private ClusterSpec(Draft draft) {
        this.draft = draft;
    }

    /** The on-premise cluster of the story. */
    public static ClusterSpec kafka28WithZooKeeper() {
        return of(KafkaVersion.KAFKA_2_8, MetadataMode.ZOOKEEPER);
    }

    public static ClusterSpec kafka39WithZooKeeper() {
        return of(KafkaVersion.KAFKA_3_9, MetadataMode.ZOOKEEPER);
    }

    public static ClusterSpec kafka39() {
        return of(KafkaVersion.KAFKA_3_9, MetadataMode.KRAFT);
    }

    /** The usual target. */
    public static ClusterSpec kafka43() {
        return of(KafkaVersion.KAFKA_4_3, MetadataMode.KRAFT);
    }

    /** One broker, PLAINTEXT, no authorizer. */
    public static ClusterSpec of(KafkaVersion version, MetadataMode mode) {
        if (!version.supports(mode)) {
            throw new LabException("Kafka " + version.release() + " does not run in the lab with " + mode);
        }
        return new ClusterSpec(new Draft(version, mode));
    }

    /** One to three. */
    public ClusterSpec brokers(int count) {
        if (count < 1 || count > MAX_BROKERS) {
            throw new LabException("a lab cluster has one to three brokers, not " + count);
        }
        return with(copy -> copy.brokers = count);
    }

    /** One more way in; PLAINTEXT is always there. */
    public ClusterSpec listener(Listener listener) {
        return with(copy -> copy.listeners.add(listener));
    }

    /** A SASL user, who also gets a client certificate with this name. */
    public ClusterSpec user(String name) {
        return with(copy -> copy.users.add(name));
    }

    /** The broker with the first id gets the first rack, and so on, starting over when there are fewer racks than brokers. */
    public ClusterSpec racks(String... names) {
        return with(copy -> copy.racks = List.of(names));
    }

    /** Whoever is not {@value #SUPER_USER} needs an ACL. */
    public ClusterSpec authorizer() {
        return with(copy -> copy.authorizer = true);
    }

    /** Each broker answers JMX on a port of its own, without authentication. */
    public ClusterSpec remoteJmx() {
        return with(copy -> copy.remoteJmx = true);
    }

    /** JMX lets in {@value #SUPER_USER} alone, whose password is {@code admin-secret}. */
    public ClusterSpec guardedJmx() {
        return with(copy -> {
            copy.remoteJmx = true;
            copy.guardedJmx = true;
        });
    }

    /** As {@link #guardedJmx}, and encrypted: the registry and what it leads to. */
    public ClusterSpec encryptedJmx() {
        return guardedJmx().with(copy -> copy.encryptedJmx = true);
    }

    /** With {@link #encryptedJmx}, the registry is not encrypted, as the JVM has it unless told otherwise. */
    public ClusterSpec plainJmxRegistry() {
        return with(copy -> copy.plainJmxRegistry = true);
    }

    /**
     * Each broker runs with a Java agent that listens on a port of its own.
     *
     * @param options what follows the path of the jar and {@code =}; <code>{port}</code> stands for the port
     */
    public ClusterSpec javaAgent(Path jar, String options) {
        return with(copy -> copy.javaAgent = Optional.of("-javaagent:" + jar + "=" + options));
    }

    /** The brokers show certificates that ended yesterday. */
    public ClusterSpec expiredCertificates() {
        return with(copy -> copy.expiredCertificates = true);
    }

    /** A broker property; it overrules the lab's own. */
    public ClusterSpec config(String key, String value) {
        return with(copy -> copy.config.put(key, value));
    }

    /** Of each broker; 256 unless said otherwise. */
    public ClusterSpec heapMegabytes(int megabytes) {
        return with(copy -> copy.heapMegabytes = megabytes);
    }

    /** Brokers start slower and run as fast as in production, for measurements; else they start fast and never speed up. */
    public ClusterSpec optimizingCompiler() {
        return with(copy -> copy.optimizingCompiler = true);
    }

    public KafkaVersion version() {
        return draft.version;
    }

    public MetadataMode mode() {
        return draft.mode;
    }

    public Set<Listener> listeners() {
        return Collections.unmodifiableSet(draft.listeners);
    }

    public Set<String> users() {
        return Collections.unmodifiableSet(draft.users);
    }

    public boolean hasAuthorizer() {
        return draft.authorizer;
    }

    public boolean hasRemoteJmx() {
        return draft.remoteJmx;
    }

    /**
     * Whether the brokers and the lab must show who they are on their own listener: only where rights or users are asked for. Else
     * it is plain, because the SASL client of Kafka 2.8 can't run on Java 24 and newer (JEP 486 took what it calls).
     */
    boolean guardsInternalListener() {
        return draft.authorizer || draft.listeners.contains(Listener.SASL_SSL_SCRAM);
    }

    /** 1, 2, 3. */
    List<Integer> brokerIds() {
        return IntStream.rangeClosed(1, draft.brokers).boxed().toList();
    }

    List<String> racks() {
        return draft.racks;
    }

    boolean hasEncryptedJmx() {
        return draft.encryptedJmx;
    }

    boolean hasPlainJmxRegistry() {
        return draft.plainJmxRegistry;
    }

    Optional<String> javaAgent() {
        return draft.javaAgent;
    }

    boolean hasGuardedJmx() {
        return draft.guardedJmx;
    }

    boolean hasExpiredCertificates() {
        return draft.expiredCertificates;
    }

    Map<String, String> config() {
        return Collections.unmodifiableMap(draft.config);
    }

    boolean hasOptimizingCompiler() {
        return draft.optimizingCompiler;
    }

    int heapMegabytes() {
        return draft.heapMegabytes;
    }

    /** For example {@code kafka-2.8.2-zookeeper}. */
    String label() {
        return "kafka-" + draft.version.release() + "-" + (draft.mode == MetadataMode.KRAFT ? "kraft" : "zookeeper");
    }

    private ClusterSpec with(Consumer<Draft> change) {
        Draft copy = new Draft(draft);
        change.accept(copy);
        return new ClusterSpec(copy);
    }

    /** Never changed once a spec holds it. */
    private static final class Draft {
        private final KafkaVersion version;
        private final MetadataMode mode;
        private int brokers = 1;
        private final Set<Listener> listeners = EnumSet.of(Listener.PLAINTEXT);
        private final Set<String> users = new TreeSet<>(Set.of(SUPER_USER));
        private List<String> racks = List.of();
        private boolean authorizer;
        private boolean remoteJmx;
        private boolean guardedJmx;
        private boolean encryptedJmx;
        private boolean plainJmxRegistry;
        private Optional<String> javaAgent = Optional.empty();
        private boolean expiredCertificates;
        private final Map<String, String> config = new TreeMap<>();
        private int heapMegabytes = 256;
        private boolean optimizingCompiler;

        private Draft(KafkaVersion version, MetadataMode mode) {
            this.version = version;
            this.mode = mode;
        }

        private Draft(Draft other) {
            this(other.version, other.mode);
            brokers = other.brokers;
            listeners.addAll(other.listeners);
            users.addAll(other.users);
            racks = other.racks;
            authorizer = other.authorizer;
            remoteJmx = other.remoteJmx;
            guardedJmx = other.guardedJmx;
            encryptedJmx = other.encryptedJmx;
            plainJmxRegistry = other.plainJmxRegistry;
            javaAgent = other.javaAgent;
            expiredCertificates = other.expiredCertificates;
            config.putAll(other.config);
            heapMegabytes = other.heapMegabytes;
            optimizingCompiler = other.optimizingCompiler;
        }
    }
}
