package io.godwit.core.waves;

import io.godwit.core.config.Migration;
import io.godwit.core.config.external.FakeExternalValues;
import io.godwit.core.config.parser.MigrationParser;
import io.godwit.core.model.AclRule;
import io.godwit.core.model.ClientQuota;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.ClusterVersion;
import io.godwit.core.model.GroupInventory;
import io.godwit.core.model.GroupInventory.CommittedOffset;
import io.godwit.core.model.GroupInventory.Member;
import io.godwit.core.model.OpenTransaction;
import io.godwit.core.model.PartitionId;
import io.godwit.core.model.PartitionInventory;
import io.godwit.core.model.TopicInventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A source that is put together piece by piece. */
public final class WaveFixture {
    static final int OFFSETS_PARTITIONS = 50;

    private final String release;
    private final SortedMap<String, TopicInventory> topics = new TreeMap<>();
    private final SortedMap<String, GroupInventory> groups = new TreeMap<>();
    private final List<AclRule> acls = new ArrayList<>();
    private final List<ClientQuota> quotas = new ArrayList<>();
    private final List<OpenTransaction> transactions = new ArrayList<>();
    private final List<SeenProducer> producers = new ArrayList<>();

    public WaveFixture(String release) {
        this.release = release;
        topic(UseFacts.OFFSETS_TOPIC, OFFSETS_PARTITIONS, 0);
    }

    /**
     * A CRM of which nobody knows who writes the orders; a service that makes prices of them in transactions; a Streams application that
     * rates the prices; billing and a report, which only read.
     */
    public static WaveFixture crm() {
        return new WaveFixture("3.9")
                .topics("order", "price", "rating", "rating-prices-changelog")
                .group("billing", "billing-1", "order")
                .group("pricing", "pricing-1", "order")
                .group("rating", "rating-5a2e8a3c-8a5f-4c53-9d0d-1f1c2d3e4f50-StreamThread-1-consumer", "price")
                .group("report", "consumer-report-1", "price", "rating")
                .producer(4001, "order")
                .producer(4002, "order")
                .transactional(5001, "pricing-1", "price")
                .transactional(5002, "pricing-2", "price")
                .commits(5001, "pricing-1", "pricing")
                .commits(5002, "pricing-2", "pricing")
                .producer(6001, "rating", "rating-prices-changelog")
                .acl("User:crm", "WRITE", "TOPIC", "order", "LITERAL")
                .acl("User:billing", "READ", "GROUP", "billing", "LITERAL");
    }

    /** What migration.yaml says of them in the guide, once the first questions are answered. */
    public static Migration withCrm() {
        return migration(
                """
                applications:
                  - name: crm
                    owner: team-sales
                    produces: [order]
                    stop: systemctl stop crm
                    start: systemctl start crm@new
                """);
    }

    /** A migration with these sections besides the clusters. */
    public static Migration migration(String sections) {
        return new MigrationParser(new FakeExternalValues())
                .parse(
                        """
                        name: crm
                        source: {bootstrapServers: 'old-1:9092'}
                        target: {bootstrapServers: 'new-1:9092'}
                        """
                                + sections,
                        "migration.yaml");
    }

    public WaveFixture topics(String... names) {
        for (String name : names) {
            topic(name, 2, 100);
        }
        return this;
    }

    public WaveFixture emptyTopic(String name) {
        return topic(name, 2, 0);
    }

    private WaveFixture topic(String name, int partitions, long end) {
        topics.put(
                name,
                new TopicInventory(
                        name,
                        Optional.empty(),
                        name.startsWith("__"),
                        IntStream.range(0, partitions)
                                .mapToObj(
                                        number -> new PartitionInventory(number, 1, List.of(1), List.of(1), 0, end, 0))
                                .toList(),
                        new TreeMap<>(),
                        new TreeMap<>()));
        return this;
    }

    /** A group with one member and offsets in these topics. */
    public WaveFixture group(String name, String clientId, String... read) {
        return member(name, "consumer", "/10.0.0.1", clientId, read);
    }

    /** A group of any protocol, whose one member is on that host; no member without a client id. */
    public WaveFixture member(String name, String protocolType, String host, String clientId, String... read) {
        SortedMap<PartitionId, CommittedOffset> offsets = new TreeMap<>();
        for (String topic : read) {
            offsets.put(new PartitionId(topic, 0), new CommittedOffset(50, "", 50));
        }
        List<Member> members =
                clientId.isEmpty() ? List.of() : List.of(new Member(name + "-member", clientId, host, List.of()));
        groups.put(
                name,
                new GroupInventory(
                        name, "Classic", protocolType, members.isEmpty() ? "Empty" : "Stable", members, offsets));
        return this;
    }

    public WaveFixture producer(long producerId, String... written) {
        for (String topic : written) {
            producers.add(new SeenProducer(new PartitionId(topic, 0), producerId, Optional.empty()));
        }
        return this;
    }

    public WaveFixture transactional(long producerId, String transactionalId, String... written) {
        for (String topic : written) {
            producers.add(new SeenProducer(new PartitionId(topic, 0), producerId, Optional.of(transactionalId)));
        }
        return this;
    }

    /** A producer that commits a group's offsets in its transactions. */
    public WaveFixture commits(long producerId, String transactionalId, String group) {
        producers.add(new SeenProducer(
                new PartitionId(UseFacts.OFFSETS_TOPIC, partitionOf(group)),
                producerId,
                Optional.of(transactionalId).filter(id -> !id.isEmpty())));
        return this;
    }

    static int partitionOf(String group) {
        return (int) (Math.abs((long) group.hashCode()) % OFFSETS_PARTITIONS);
    }

    public WaveFixture open(String transactionalId, long producerId, PartitionId... partitions) {
        transactions.add(new OpenTransaction(
                transactionalId,
                producerId,
                "Ongoing",
                Optional.empty(),
                new java.util.TreeSet<>(List.of(partitions))));
        return this;
    }

    public WaveFixture acl(String principal, String operation, String type, String name, String pattern) {
        acls.add(new AclRule(principal, "*", operation, "ALLOW", type, name, pattern));
        return this;
    }

    public WaveFixture quota(String type, String name) {
        quotas.add(
                new ClientQuota(new TreeMap<>(Map.of(type, name)), new TreeMap<>(Map.of("producer_byte_rate", 1e6))));
        return this;
    }

    public UseFacts facts() {
        return new UseFacts(
                new ClusterInventory(
                        "source-id",
                        new ClusterVersion(release, "-", Map.of()),
                        List.of(),
                        topics,
                        groups,
                        acls,
                        quotas,
                        List.of(),
                        transactions,
                        List.of()),
                producers,
                0);
    }
}
