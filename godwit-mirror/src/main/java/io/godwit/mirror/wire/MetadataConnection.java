package io.godwit.mirror.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A connection to any broker for questions that any can answer. It is separate from those for data, whose requests a broker may
 * hold for long. After the brokers that are known come the bootstrap addresses, so a cluster whose brokers were all replaced is
 * found again.
 */
final class MetadataConnection {
    private final Exchange exchange;
    private final Links links;
    private final Directory directory;
    private int position;

    MetadataConnection(Exchange exchange, Links links, Directory directory) {
        this.exchange = exchange;
        this.links = links;
        this.directory = directory;
    }

    /** Stays with a link until that fails; empty while the next is being connected or all have to wait. */
    Optional<Link> ready(long now) {
        List<Link> candidates = candidates();
        for (int attempt = 0; attempt < candidates.size(); attempt++) {
            Link link = candidates.get(position % candidates.size());
            if (exchange.isReady(link, now)) {
                return Optional.of(link);
            }
            if (!exchange.hasFailed(link)) {
                return Optional.empty();
            }
            moveOn();
        }
        return Optional.empty();
    }

    void moveOn() {
        position++;
    }

    private List<Link> candidates() {
        List<Link> candidates = new ArrayList<>();
        directory.brokers().values().forEach(broker -> candidates.add(links.metadata(broker)));
        candidates.addAll(links.bootstrap());
        return candidates;
    }
}
