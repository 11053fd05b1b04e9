package io.godwit.core.waves;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.error.ErrorCode;
import io.godwit.core.error.WaveError;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaveCheckTest {
    private static final String READER_LAST =
            """
            applications:
              - {name: crm, produces: [order]}
              - {name: billing, groups: [billing]}
            waves:
              - {name: first, applications: [crm]}
              - {name: second, applications: [billing]}
            """;

    private static WaveFixture shop() {
        return new WaveFixture("3.9").topics("order", "price").group("billing", "", "order");
    }

    private static List<WaveFinding> check(WaveFixture source, String sections) {
        return WaveProposal.of(WaveFixture.migration(sections), source.facts()).findings();
    }

    private static Finding only(WaveFixture source, String sections, ErrorCode code) {
        List<Finding> found = check(source, sections).stream()
                .map(WaveFinding::finding)
                .filter(finding -> finding.code() == code)
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void shouldWarnOfAReaderLeftBehindWhileTheMirrorCopiesBack() {
        Finding finding = only(shop(), READER_LAST, WaveError.READER_LEFT_BEHIND);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.reason())
                .isEqualTo("billing reads order (group billing), which crm writes (migration.yaml says so), and billing"
                        + " is in wave second, crm in wave first, so billing stays on the source when the topic"
                        + " moves. billing reads what the mirror copies back, as late as that is behind, until"
                        + " wave second moves it; nothing while copying back is stopped (GW-MIR-030). No record is"
                        + " lost");
        assertThat(finding.fix()).isEqualTo("move billing in wave first or an earlier one");
    }

    @Test
    void shouldBlockAReaderLeftBehindWithoutAWayBack() {
        Finding off = only(shop(), READER_LAST + "cutover: {reverse: off}\n", WaveError.READER_LEFT_BEHIND);
        Finding engine = only(shop(), READER_LAST + "mirror: {engine: mirrormaker2}\n", WaveError.READER_LEFT_BEHIND);
        Finding old = only(
                new WaveFixture("2.7").topics("order").group("billing", "", "order"),
                READER_LAST,
                WaveError.READER_LEFT_BEHIND);

        assertThat(List.of(off, engine, old)).allMatch(finding -> finding.severity() == Severity.BLOCKER);
        assertThat(off.reason())
                .contains("cutover.reverse is off", "billing reads nothing new until wave second moves it");
        assertThat(engine.reason()).contains("engine mirrormaker2");
        assertThat(old.reason()).contains("the source runs 2.7");
    }

    @Test
    void shouldAcceptReadersFirstAndReadersInTheSameWave() {
        String first = READER_LAST
                .replace("[crm]}", "[billing]}")
                .replaceAll("second, applications: \\[billing]", "second, applications: [crm]");
        String together = READER_LAST.substring(0, READER_LAST.indexOf("waves:"));

        assertThat(check(shop(), first)).isEmpty();
        assertThat(check(shop(), together)).isEmpty();
    }

    @Test
    void shouldTellReadersThatAreInNoWaveWhereThereAreSeveral() {
        String sections =
                """
                applications:
                  - {name: crm, produces: [order]}
                  - {name: tariff, produces: [price]}
                waves:
                  - {name: first, applications: [crm]}
                  - {name: second, applications: [tariff]}
                """;

        Finding finding = only(shop(), sections, WaveError.READER_LEFT_BEHIND);

        assertThat(finding.reason()).contains("billing is in none", "for good, as it is in no wave");
    }

    @Test
    void shouldBlockWritersApartAlsoWhereTheOtherOneIsNotNamed() {
        WaveFixture source = shop().transactional(1, "crm-1", "order").transactional(2, "import-1", "order");
        String sections =
                """
                applications:
                  - {name: crm, produces: [order], transactionalIds: [crm-1]}
                """;

        Finding finding = only(source, sections, WaveError.WRITERS_APART);

        assertThat(finding.severity()).isEqualTo(Severity.BLOCKER);
        assertThat(finding.resource()).isEqualTo("topics order");
        assertThat(finding.reason()).startsWith("crm is in wave all, import in none, and both write there");
    }

    @Test
    void shouldBlockATransactionThatSpansWaves() {
        WaveFixture source = shop().transactional(1, "pricing-1", "price").commits(1, "pricing-1", "billing");
        String sections =
                """
                applications:
                  - {name: reader, groups: [billing]}
                  - {name: writer, produces: [price], transactionalIds: [pricing-1]}
                waves:
                  - {name: first, applications: [reader]}
                  - {name: second, applications: [writer]}
                """;

        Finding finding = only(source, sections, WaveError.TRANSACTION_APART);

        assertThat(finding.reason())
                .startsWith("transactional id pricing-1 of writer commits the offsets of group billing of reader");
        assertThat(WaveProposal.of(WaveFixture.migration(sections), source.facts())
                        .waves())
                .hasSize(1);
    }

    @Test
    void shouldBlockAProducerThatWritesTopicsOfTwoWaves() {
        String sections =
                """
                applications:
                  - {name: one, produces: [order]}
                  - {name: two, produces: [price]}
                waves:
                  - {name: first, applications: [one]}
                  - {name: second, applications: [two]}
                """;

        assertThat(only(shop().producer(9, "order", "price"), sections, WaveError.TRANSACTION_APART)
                        .reason())
                .startsWith("producer 9 writes order, price, topics of both");
    }

    @Test
    void shouldWarnOfASplitChain() {
        String sections =
                """
                applications:
                  - name: crm
                    produces: [order]
                  - {name: pricing, groups: [pricing], produces: [price], transactionalIds: [pricing-1, pricing-2]}
                  - {name: rating, groups: [rating], produces: [rating, rating-prices-changelog]}
                  - {name: others, groups: [billing, report]}
                waves:
                  - {name: first, applications: [others, rating]}
                  - {name: second, applications: [pricing, crm]}
                """;

        List<WaveFinding> findings = check(WaveFixture.crm(), sections);

        assertThat(findings).singleElement().satisfies(found -> {
            assertThat(found.finding().code()).isEqualTo(WaveError.CHAIN_APART);
            assertThat(found.finding().severity()).isEqualTo(Severity.WARNING);
            assertThat(found.waves()).containsExactly("first", "second");
        });
    }

    @Test
    void shouldTellTheFindingsOfAWaveForItsGate() {
        WaveProposal proposal = WaveProposal.of(WaveFixture.migration(READER_LAST), shop().facts());

        assertThat(proposal.findingsOf("first"))
                .extracting(finding -> finding.code().id())
                .containsExactly("GW-WAV-010");
        assertThat(proposal.findingsOf("other")).isEmpty();
    }

    @Test
    void shouldBlockAnApplicationThatWritesMoreThanItNames() {
        Finding finding = only(
                WaveFixture.crm(),
                """
                applications:
                  - {name: rating, groups: [rating], produces: [rating]}
                """,
                WaveError.WRITES_NOT_NAMED);

        assertThat(finding.severity()).isEqualTo(Severity.BLOCKER);
        assertThat(finding.fix()).isEqualTo("add to its produces: rating-prices-changelog");
    }

    @Test
    void shouldSayWhichNamesAreNotOnTheSourceAndWhatWasMeant() {
        assertThat(only(shop(), "applications: [{name: b, groups: [biling]}]", WaveError.SEEN_NOWHERE)
                        .reason())
                .endsWith("is on the source; did you mean billing?");
        assertThat(only(shop(), "applications: [{name: b, groups: [billing, biling]}]", WaveError.NOT_ON_SOURCE)
                        .reason())
                .isEqualTo("it names the group biling, and the source shows no such group; did you mean billing?");
        assertThat(only(shop(), "applications: [{name: b, produces: [order, ordr]}]", WaveError.NOT_ON_SOURCE)
                        .reason())
                .contains("the topic ordr");
        assertThat(check(
                        shop().acl("User:b", "READ", "TOPIC", "order", "LITERAL"),
                        "applications: [{name: b, groups: [gone], principals: ['User:b']}]"))
                .extracting(found -> found.finding().code())
                .containsExactly(WaveError.NOT_ON_SOURCE);
    }
}
