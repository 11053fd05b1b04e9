package io.godwit.core.config;

import io.godwit.core.model.ClusterSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A Connect cluster of the source, and the one of the target to which its connectors move. */
public record ConnectPair(ConnectConfig source, ConnectConfig target) {
    public ConnectPair {
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
    }

    /** The name that both have; where each side has one cluster only, that of the source's. */
    public String name() {
        return source.name();
    }

    public ConnectConfig on(ClusterSide side) {
        return side == ClusterSide.SOURCE ? source : target;
    }

    /** Those of the same name; or, where each side has one cluster only, these two. */
    public static List<ConnectPair> of(List<ConnectConfig> source, List<ConnectConfig> target) {
        if (source.size() == 1 && target.size() == 1) {
            return List.of(new ConnectPair(source.get(0), target.get(0)));
        }
        List<ConnectPair> pairs = new ArrayList<>();
        for (ConnectConfig from : source) {
            target.stream()
                    .filter(to -> to.name().equals(from.name()))
                    .findFirst()
                    .ifPresent(to -> pairs.add(new ConnectPair(from, to)));
        }
        return List.copyOf(pairs);
    }

    /**
     * The connector that an application names: {@code cluster/connector}, or the connector alone where there is one pair.
     *
     * @return empty if it is not clear on which cluster it is
     */
    public static Optional<Member> member(List<ConnectPair> pairs, String reference) {
        for (ConnectPair pair : pairs) {
            if (reference.startsWith(pair.name() + "/")
                    && reference.length() > pair.name().length() + 1) {
                return Optional.of(
                        new Member(pair, reference.substring(pair.name().length() + 1)));
            }
        }
        return pairs.size() == 1 ? Optional.of(new Member(pairs.get(0), reference)) : Optional.empty();
    }

    /** A connector and the clusters between which it moves. */
    public record Member(ConnectPair pair, String connector) {
        public Member {
            Objects.requireNonNull(pair);
            Objects.requireNonNull(connector);
        }
    }
}
