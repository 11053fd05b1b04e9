package io.godwit.core.waves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.godwit.core.PublishedFiles;
import io.godwit.core.error.WaveError;
import io.godwit.core.model.PartitionId;
import io.godwit.core.waves.UsedApplication.Kind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaveProposalTest {
    private static final String GOLDEN = "godwit-core/src/test/resources/io/godwit/core/waves/";

    private static WaveProposal of(WaveFixture source, String sections) {
        return WaveProposal.of(WaveFixture.migration(sections), source.facts());
    }

    private static UsedApplication application(WaveProposal proposal, String name) {
        return proposal.applications().stream()
                .filter(application -> application.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<List<String>> waves(WaveProposal proposal) {
        return proposal.waves().stream().map(ProposedWave::applications).toList();
    }

    @Test
    void shouldProposeTheCrmAndAskWhoWritesOrders() {
        WaveProposal proposal = of(WaveFixture.crm(), "");

        assertThat(proposal.applications())
                .extracting(UsedApplication::name, UsedApplication::kind)
                .containsExactlyInAnyOrder(
                        tuple("billing", Kind.CONSUMER),
                        tuple("pricing", Kind.READ_PROCESS_WRITE),
                        tuple("rating", Kind.STREAMS),
                        tuple("report", Kind.CONSUMER));
        assertThat(application(proposal, "pricing").use().transactionalIds()).containsExactly("pricing-1", "pricing-2");
        assertThat(application(proposal, "rating").writes().keySet())
                .containsExactly("rating", "rating-prices-changelog");
        assertThat(application(proposal, "billing").possiblePrincipals()).containsExactly("User:billing");
        assertThat(application(proposal, "billing").use().clientIds()).containsExactly("billing-1");
        assertThat(application(proposal, "billing").hosts()).containsExactly("10.0.0.1");
        assertThat(application(proposal, "report").use().clientIds()).isEmpty();
        assertThat(waves(proposal)).containsExactly(List.of("billing", "report", "pricing", "rating"));
        assertThat(proposal.questions()).singleElement().satisfies(question -> {
            assertThat(question.code()).isEqualTo(WaveError.WRITER_UNKNOWN);
            assertThat(question.text()).isEqualTo("Who writes order?");
            assertThat(question.hints())
                    .containsExactly(
                            "producers 4001, 4002 are active", "User:crm may write by ACL", "read by billing, pricing");
        });
        assertThat(proposal.isComplete()).isFalse();
        assertThat(proposal.isBlocked()).isFalse();
    }

    @Test
    void shouldOrderConsumersBeforeProducersOnceTheWriterIsNamed() throws IOException {
        WaveProposal proposal =
                WaveProposal.of(WaveFixture.withCrm(), WaveFixture.crm().facts());

        assertThat(proposal.questions()).isEmpty();
        assertThat(waves(proposal)).containsExactly(List.of("report", "pricing", "rating"), List.of("billing", "crm"));
        assertThat(proposal.waves().get(1).name()).isEqualTo("crm");
        assertThat(proposal.waves().get(1).edges())
                .extracting(WaveEdge::reason)
                .contains("pricing reads order (group pricing), which crm writes (migration.yaml says so)");
        PublishedFiles.shouldBe(GOLDEN + "crm.yaml", WavesYaml.of(proposal));
        PublishedFiles.shouldBe(GOLDEN + "crm.dot", WavesDot.of(proposal));
    }

    @Test
    void shouldFindNothingToAddInWhatItProposed() {
        WaveProposal first =
                WaveProposal.of(WaveFixture.withCrm(), WaveFixture.crm().facts());

        WaveProposal again = of(WaveFixture.crm(), WavesYaml.of(first));

        assertThat(again.findings()).isEmpty();
        assertThat(again.isComplete()).isTrue();
        assertThat(waves(again)).isEqualTo(waves(first));
        assertThat(application(again, "crm").named().orElseThrow().commands().stop())
                .contains("systemctl stop crm");
    }

    @Test
    void shouldKnowAWriterByTheOffsetsThatItCommitsAlsoWithoutTransactionalIds() {
        WaveProposal proposal = of(
                new WaveFixture("2.8")
                        .topics("order", "price")
                        .group("pricing", "", "order")
                        .producer(5001, "price")
                        .commits(5001, "", "pricing"),
                "");

        assertThat(application(proposal, "pricing").writes())
                .containsEntry("price", "producer 5001, which commits the offsets of group pricing");
        assertThat(application(proposal, "pricing").kind()).isEqualTo(Kind.READ_PROCESS_WRITE);
        assertThat(proposal.unread()).extracting(finding -> finding.code()).containsExactly(WaveError.WRITERS_NOT_TOLD);
    }

    @Test
    void shouldAskWhenSeveralGroupsKeepTheirOffsetsInThePartition() {
        String other = otherGroupIn(WaveFixture.partitionOf("pricing"));
        WaveFixture source = new WaveFixture("3.9")
                .topics("order", "price")
                .group("pricing", "", "order")
                .group(other, "", "order")
                .transactional(5001, "tx-a", "price")
                .commits(5001, "tx-a", "pricing");

        WaveProposal proposal = of(source, "");

        assertThat(application(proposal, "pricing").writes()).isEmpty();
        assertThat(proposal.questions())
                .filteredOn(question -> question.code() == WaveError.GROUP_UNCLEAR)
                .singleElement()
                .satisfies(question -> {
                    assertThat(question.text()).isEqualTo("Which group does transactional id tx-a of tx-a read with?");
                    assertThat(question.hints()).singleElement().asString().contains("pricing", other);
                });
        WaveProposal answered =
                of(source, "applications: [{name: p, groups: [pricing], transactionalIds: [tx-a], produces: [price]}]");
        assertThat(answered.questions()).extracting(Question::code).doesNotContain(WaveError.GROUP_UNCLEAR);
        assertThat(application(answered, "p").kind()).isEqualTo(Kind.READ_PROCESS_WRITE);
    }

    private static String otherGroupIn(int partition) {
        int number = 0;
        while (WaveFixture.partitionOf("other-" + number) != partition) {
            number++;
        }
        return "other-" + number;
    }

    @Test
    void shouldTakeOpenTransactionsIntoAccount() {
        WaveProposal proposal = of(
                new WaveFixture("3.9")
                        .topics("order", "price")
                        .group("pricing", "", "order")
                        .open(
                                "pricing-1",
                                7,
                                new PartitionId("price", 1),
                                new PartitionId(UseFacts.OFFSETS_TOPIC, WaveFixture.partitionOf("pricing"))),
                "");

        assertThat(application(proposal, "pricing").kind()).isEqualTo(Kind.READ_PROCESS_WRITE);
    }

    @Test
    void shouldPutTheWritersOfATopicTogether() {
        WaveProposal proposal = of(
                new WaveFixture("3.9")
                        .topics("order")
                        .transactional(1, "shop-1", "order")
                        .transactional(2, "import-1", "order"),
                "");

        assertThat(waves(proposal)).containsExactly(List.of("import", "shop"));
        assertThat(proposal.edges())
                .extracting(WaveEdge::kind, WaveEdge::reason)
                .containsExactly(tuple(WaveEdge.Kind.SAME_TOPIC, "import and shop both write order"));
    }

    @Test
    void shouldMoveAConnectClusterWithTheConnectorsOnItsHosts() {
        WaveFixture source = new WaveFixture("3.9")
                .topics("order", "connect-configs", "connect-offsets", "connect-status")
                .member("connect-cluster", "connect", "/10.0.0.7", "connect-1")
                .member("connect-hive", "consumer", "/10.0.0.7", "connector-consumer-hive-0", "order")
                .member("connect-mysql", "consumer", "/10.0.0.8", "connector-consumer-mysql-0", "order");

        WaveProposal proposal = of(source, "");

        UsedApplication connect = application(proposal, "connect-cluster");
        assertThat(connect.kind()).isEqualTo(Kind.CONNECT);
        assertThat(connect.use().groups()).containsExactly("connect-cluster", "connect-hive");
        assertThat(connect.writes().keySet()).containsExactly("connect-configs", "connect-offsets", "connect-status");
        assertThat(proposal.questions())
                .extracting(Question::code)
                .contains(WaveError.CONNECT_UNCLEAR, WaveError.WRITER_UNKNOWN);
    }

    @Test
    void shouldAskWhoseAClientWithAQuotaIs() {
        WaveFixture source = new WaveFixture("3.9").quota("client-id", "crm-7").quota("user", "etl");

        assertThat(of(source, "").questions()).singleElement().satisfies(question -> assertThat(question.text())
                .isEqualTo("Which applications do these clients belong to: client id crm-7, user etl?"));
        assertThat(of(
                                source.emptyTopic("order"),
                                "applications: [{name: crm, produces: [order], clientIds: [crm-7], principals:"
                                        + " ['User:etl']}]")
                        .questions())
                .isEmpty();
    }

    @Test
    void shouldNotAskAboutEmptyTopicsNorAboutThoseThatDoNotMove() {
        WaveFixture source = new WaveFixture("3.9").emptyTopic("later").topics("scratch");

        assertThat(of(source, "topics: {exclude: [scratch]}").questions()).isEmpty();
        assertThat(of(source, "").questions()).singleElement().satisfies(question -> assertThat(question.topics())
                .containsExactly("scratch"));
    }

    @Test
    void shouldGiveAGroupToTheApplicationThatNamesAClientIdOfItsMembers() {
        WaveProposal proposal = of(
                new WaveFixture("3.9").topics("order").group("g-17", "crm-7", "order"),
                "applications: [{name: crm, consumes: [order], clientIds: [crm-7]}]");

        assertThat(proposal.applications()).hasSize(1);
        assertThat(application(proposal, "crm").use().groups()).containsExactly("g-17");
    }

    @Test
    void shouldProposeTheSameWhateverTheOrderOfTheFacts() {
        UseFacts facts = WaveFixture.crm().facts();
        List<SeenProducer> reversed = new java.util.ArrayList<>(facts.producers());
        java.util.Collections.reverse(reversed);

        WaveProposal proposal = WaveProposal.of(WaveFixture.withCrm(), facts);
        WaveProposal other = WaveProposal.of(WaveFixture.withCrm(), new UseFacts(facts.inventory(), reversed, 0));

        assertThat(WavesYaml.of(other)).isEqualTo(WavesYaml.of(proposal));
        assertThat(other.edges()).isEqualTo(proposal.edges());
    }
}
