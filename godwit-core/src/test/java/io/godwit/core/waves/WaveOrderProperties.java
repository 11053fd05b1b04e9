package io.godwit.core.waves;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.KafkaUse;
import io.godwit.core.waves.UsedApplication.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WaveOrderProperties {
    /** An application without a name yet. */
    record Use(Set<String> reads, Set<String> writes, boolean inTransactions) {}

    @Property(tries = 500)
    void putsEachApplicationIntoOneWaveAndRespectsAllEdges(@ForAll("uses") List<Use> uses) {
        List<UsedApplication> applications = applications(uses);
        List<WaveEdge> edges = WaveEdges.of(applications, List.of());

        List<ProposedWave> waves = WaveOrder.of(applications, edges);

        assertThat(waves.stream().flatMap(wave -> wave.applications().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        applications.stream().map(UsedApplication::name).toList());
        assertThat(waves.stream().map(ProposedWave::name)).doesNotHaveDuplicates();
        assertThat(edges)
                .allMatch(edge -> edge.isTogether()
                        ? wave(waves, edge.from()) == wave(waves, edge.to())
                        : wave(waves, edge.from()) <= wave(waves, edge.to()));
    }

    @Property(tries = 300)
    void joinsNoTwoWritersThatNothingTies(@ForAll("uses") List<Use> uses) {
        List<UsedApplication> applications = applications(uses);
        List<WaveEdge> edges = WaveEdges.of(applications, List.of());
        Map<String, Set<String>> reachable = reachable(applications, edges);

        for (ProposedWave wave : WaveOrder.of(applications, edges)) {
            List<String> writers = wave.applications().stream()
                    .filter(name -> applications.stream()
                            .anyMatch(application -> application.name().equals(name) && !application.onlyReads()))
                    .toList();
            for (String one : writers) {
                assertThat(reachable.get(one)).containsAll(writers);
            }
        }
    }

    @Property(tries = 200)
    void givesTheSameWavesInWhateverOrderApplicationsCome(@ForAll("uses") List<Use> uses, @ForAll Random random) {
        List<UsedApplication> applications = applications(uses);
        List<UsedApplication> shuffled = new ArrayList<>(applications);
        Collections.shuffle(shuffled, random);

        assertThat(WaveOrder.of(shuffled, WaveEdges.of(shuffled, List.of())))
                .isEqualTo(WaveOrder.of(applications, WaveEdges.of(applications, List.of())));
    }

    private static int wave(List<ProposedWave> waves, String application) {
        return IntStream.range(0, waves.size())
                .filter(index -> waves.get(index).applications().contains(application))
                .findFirst()
                .orElseThrow();
    }

    /** By brute force: what follows from each application, itself included. */
    private static Map<String, Set<String>> reachable(List<UsedApplication> applications, List<WaveEdge> edges) {
        Map<String, Set<String>> reachable = new HashMap<>();
        applications.forEach(
                application -> reachable.put(application.name(), new HashSet<>(Set.of(application.name()))));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (WaveEdge edge : edges) {
                for (Set<String> set : reachable.values()) {
                    grown |= set.contains(edge.from()) && set.add(edge.to());
                    grown |= edge.isTogether() && set.contains(edge.to()) && set.add(edge.from());
                }
            }
        }
        return reachable;
    }

    private static List<UsedApplication> applications(List<Use> uses) {
        List<UsedApplication> applications = new ArrayList<>();
        for (int index = 0; index < uses.size(); index++) {
            Use use = uses.get(index);
            applications.add(new UsedApplication(
                    "a" + index,
                    Optional.empty(),
                    Kind.UNKNOWN,
                    KafkaUse.of(List.of(), List.of()),
                    known(use.reads()),
                    known(use.writes()),
                    use.inTransactions()
                            && !use.reads().isEmpty()
                            && !use.writes().isEmpty(),
                    new TreeSet<>(),
                    new TreeSet<>()));
        }
        return applications;
    }

    private static SortedMap<String, String> known(Set<String> topics) {
        SortedMap<String, String> known = new TreeMap<>();
        topics.forEach(topic -> known.put(topic, "seen"));
        return known;
    }

    @Provide
    Arbitrary<List<Use>> uses() {
        Arbitrary<Set<String>> topics = Arbitraries.integers()
                .between(0, 15)
                .map(number -> "t" + number)
                .set()
                .ofMaxSize(3);
        return Combinators.combine(topics, topics, Arbitraries.of(true, false, false))
                .as(Use::new)
                .list()
                .ofMaxSize(25);
    }
}
