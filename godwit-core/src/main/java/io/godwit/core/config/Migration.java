package io.godwit.core.config;

import io.godwit.core.security.SecurityPolicy;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One migration, as {@code migration.yaml} describes it: validated, with all references to the environment and to files
 * resolved. No {@code toString} in this package shows a secret.
 *
 * @param name lower-case letters, digits and dashes; part of the names of Godwit's own topics
 * @param source the cluster to move away from
 * @param target the cluster to move to
 * @param topics which topics move
 * @param groups which consumer groups move
 * @param policies how topics are made on the target
 * @param mirror how records are copied
 * @param verify how they are proven
 * @param cutover limits of the cutover
 * @param assess where the source's figures come from, besides its logs
 * @param applications who reads and writes; may be empty as long as nothing is cut over by command
 * @param waves which applications move together; never empty
 * @param security what of permissions, quotas and users is carried over
 * @param repoint how the applications' files are rewritten
 * @param registry the schema registries; empty where none is moved
 */
public record Migration(
        String name,
        ClusterConfig source,
        ClusterConfig target,
        TopicSelection topics,
        Selection groups,
        Policies policies,
        MirrorConfig mirror,
        VerifyConfig verify,
        CutoverConfig cutover,
        AssessConfig assess,
        List<Application> applications,
        List<Wave> waves,
        SecurityPolicy security,
        RepointConfig repoint,
        Optional<RegistryConfig> registry) {
    public Migration {
        Objects.requireNonNull(name);
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
        Objects.requireNonNull(security);
        Objects.requireNonNull(repoint);
        Objects.requireNonNull(registry);
        applications = List.copyOf(applications);
        waves = List.copyOf(waves);
        if (waves.isEmpty()) {
            throw new IllegalArgumentException("a migration has at least one wave");
        }
    }

    /** Without a schema registry. */
    public Migration(
            String name,
            ClusterConfig source,
            ClusterConfig target,
            TopicSelection topics,
            Selection groups,
            Policies policies,
            MirrorConfig mirror,
            VerifyConfig verify,
            CutoverConfig cutover,
            AssessConfig assess,
            List<Application> applications,
            List<Wave> waves,
            SecurityPolicy security,
            RepointConfig repoint) {
        this(
                name,
                source,
                target,
                topics,
                groups,
                policies,
                mirror,
                verify,
                cutover,
                assess,
                applications,
                waves,
                security,
                repoint,
                Optional.empty());
    }

    /** Assessed from its logs alone, with security carried over and files rewritten as it is done where nothing is said. */
    public Migration(
            String name,
            ClusterConfig source,
            ClusterConfig target,
            TopicSelection topics,
            Selection groups,
            Policies policies,
            MirrorConfig mirror,
            VerifyConfig verify,
            CutoverConfig cutover,
            List<Application> applications,
            List<Wave> waves) {
        this(
                name,
                source,
                target,
                topics,
                groups,
                policies,
                mirror,
                verify,
                cutover,
                AssessConfig.LOGS_ONLY,
                applications,
                waves,
                SecurityPolicy.STANDARD,
                RepointConfig.DEFAULT);
    }

    /** The append-only topic on the target that holds the events. */
    public String journalTopic() {
        return "godwit." + name + ".journal";
    }

    /** The compacted topic on the target that holds positions, proofs and offset maps. */
    public String offsetsTopic() {
        return "godwit." + name + ".offsets";
    }

    /** The same, copied on another Connect cluster than configured. */
    public Migration mirroredOn(URI connectUrl) {
        return new Migration(
                name,
                source,
                target,
                topics,
                groups,
                policies,
                mirror.on(connectUrl),
                verify,
                cutover,
                assess,
                applications,
                waves,
                security,
                repoint,
                registry);
    }

    /** The Connect clusters between which connectors can move. */
    public List<ConnectPair> connectPairs() {
        return ConnectPair.of(source.connect(), target.connect());
    }

    /** The connectors that an application consists of. */
    public List<ConnectPair.Member> connectors(Application application) {
        List<ConnectPair> pairs = connectPairs();
        return application.connectors().stream()
                .map(reference -> ConnectPair.member(pairs, reference)
                        .orElseThrow(() -> new IllegalArgumentException("no Connect cluster for " + reference)))
                .toList();
    }

    /** The cluster of that side. */
    public ClusterConfig cluster(io.godwit.core.model.ClusterSide side) {
        return side == io.godwit.core.model.ClusterSide.SOURCE ? source : target;
    }
}
