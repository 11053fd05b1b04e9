package io.godwit.core.connect;

import io.godwit.core.config.Application;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of one connector that is to move.
 *
 * @param application that it belongs to; empty if none names it
 * @param ranOn where it ran last, or is about to
 * @param source it on the source's Connect cluster
 * @param target it on the target's
 * @param rewrite its configuration for the target; empty if it isn't on the source
 * @param problems what the target's Connect cluster finds wrong with that configuration
 * @param passwords the settings that its plugin declares as passwords
 * @param written the topics that it has written since it was started, as Connect tells
 * @param notMoved topics that it needs and that the migration leaves out, with the reason
 * @param mapped partitions that it reads whose records have other offsets on the target
 */
public record ConnectorFacts(
        String name,
        Optional<Application> application,
        ClusterSide ranOn,
        Optional<Connector> source,
        Optional<Connector> target,
        Optional<ConnectorRewrite> rewrite,
        List<String> problems,
        Set<String> passwords,
        List<String> written,
        List<String> notMoved,
        List<PartitionId> mapped) {
    public ConnectorFacts {
        Objects.requireNonNull(name);
        Objects.requireNonNull(ranOn);
        problems = List.copyOf(problems);
        passwords = Set.copyOf(passwords);
        written = List.copyOf(written);
        notMoved = List.copyOf(notMoved);
        mapped = List.copyOf(mapped);
    }

    /** It where it ran last. */
    public Optional<Connector> here() {
        return ranOn == ClusterSide.SOURCE ? source : target;
    }

    /** It on the other side. */
    public Optional<Connector> there() {
        return ranOn == ClusterSide.SOURCE ? target : source;
    }
}
