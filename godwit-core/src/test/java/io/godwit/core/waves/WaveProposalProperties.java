package io.godwit.core.waves;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.Migration;
import io.godwit.core.config.Wave;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is proposed can be put into migration.yaml, and is found good then. */
class WaveProposalProperties {
    /** @param commits the number of a group whose offsets are committed in transactions; 0 = none */
    record Producer(boolean transactional, Set<Integer> topics, int commits) {}

    @Property(tries = 200)
    void isValidAndGoodInItsOwnEyes(
            @ForAll("groups") List<Set<Integer>> groups, @ForAll("producers") List<Producer> producers) {
        UseFacts facts = facts(groups, producers);
        WaveProposal first = WaveProposal.of(WaveFixture.migration(""), facts);

        Migration migration = WaveFixture.migration(WavesYaml.of(first));
        WaveProposal again = WaveProposal.of(migration, facts);

        assertThat(again.findings()).isEmpty();
        assertThat(again.applications()).allMatch(UsedApplication::isNamed);
        assertThat(again.waves()).extracting(ProposedWave::applications).isEqualTo(applicationsOf(first));
        if (!first.waves().isEmpty()) {
            assertThat(migration.waves()).extracting(Wave::applications).isEqualTo(applicationsOf(first));
        }
    }

    private static List<List<String>> applicationsOf(WaveProposal proposal) {
        return proposal.waves().stream().map(ProposedWave::applications).toList();
    }

    private static UseFacts facts(List<Set<Integer>> groups, List<Producer> producers) {
        WaveFixture source = new WaveFixture("3.9");
        for (int topic = 0; topic < 10; topic++) {
            source.topics(name(topic));
        }
        for (int group = 0; group < groups.size(); group++) {
            source.group("g'" + group, "", names(groups.get(group)));
        }
        for (int number = 0; number < producers.size(); number++) {
            Producer producer = producers.get(number);
            String id = producer.transactional() ? "tx: " + (char) ('a' + number) : "";
            if (producer.transactional()) {
                source.transactional(number, id, names(producer.topics()));
            } else {
                source.producer(number, names(producer.topics()));
            }
            if (producer.commits() > 0 && producer.commits() <= groups.size()) {
                source.commits(number, id, "g'" + (producer.commits() - 1));
            }
        }
        return source.facts();
    }

    /** Some are internal topics of Streams, by their name. */
    private static String name(int topic) {
        return topic < 3 ? "g'" + topic + "-store-changelog" : "t" + topic;
    }

    private static String[] names(Set<Integer> topics) {
        List<String> names = new ArrayList<>();
        topics.forEach(topic -> names.add(name(topic)));
        return names.toArray(String[]::new);
    }

    @Provide
    Arbitrary<List<Set<Integer>>> groups() {
        return Arbitraries.integers()
                .between(0, 9)
                .set()
                .ofMinSize(1)
                .ofMaxSize(3)
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Producer>> producers() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 9).set().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.integers().between(0, 8))
                .as(Producer::new)
                .list()
                .ofMaxSize(8);
    }
}
