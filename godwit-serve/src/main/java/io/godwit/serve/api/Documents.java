package io.godwit.serve.api;

import io.godwit.core.config.Migration;
import io.godwit.core.status.Figures;
import io.godwit.core.status.MigrationStatus;
import io.godwit.core.status.TopicStatus;
import io.godwit.serve.action.OperationView;
import io.godwit.serve.api.StatusDocument.CheckLine;
import io.godwit.serve.api.StatusDocument.ProofLine;
import io.godwit.serve.api.StatusDocument.TopicCounts;
import io.godwit.serve.api.StatusDocument.WaveLine;
import io.godwit.serve.api.StatusDocument.Worst;
import io.godwit.serve.api.TopicsDocument.TopicLine;
import io.godwit.serve.api.WavesDocument.WaveEntry;
import io.godwit.serve.fetch.DearFacts.WaveCheck;
import io.godwit.serve.fetch.Fetcher;
import io.godwit.serve.fetch.Fetcher.Fetched;
import io.godwit.serve.http.ErrorAnswers.ErrorWords;
import io.godwit.serve.look.Look;
import io.godwit.serve.look.ProofGlance;
import io.godwit.serve.look.WaveGlance;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the documents of a look. */
final class Documents {
    private static final int WORST = 5;

    private final Migration migration;
    private final Fetcher fetcher;

    Documents(Migration migration, Fetcher fetcher) {
        this.migration = migration;
        this.fetcher = fetcher;
    }

    static String checkKey(String wave) {
        return "check of wave " + wave;
    }

    StatusDocument status(Look look, Optional<OperationView> operation) {
        MigrationStatus status = look.status();
        return new StatusDocument(
                1,
                look.asOf(),
                0,
                look.trouble().map(ErrorWords::of),
                status.migration(),
                status.state(),
                status.since(),
                status.reason(),
                status.next(),
                status.who(),
                status.running(),
                status.ageSeconds(),
                status.mirror(),
                status.progress(),
                counts(status.topics()),
                worst(status.topics()),
                look.journey(),
                look.waves().stream().map(Documents::line).toList(),
                proof(look.proof()),
                migration.waves().stream()
                        .flatMap(wave -> check(wave.name()).stream())
                        .toList(),
                status.watches(),
                look.plan(),
                look.operator(),
                look.events(),
                operation);
    }

    private static TopicCounts counts(List<TopicStatus> topics) {
        SortedMap<String, Integer> byState = new TreeMap<>();
        int partitions = 0;
        for (TopicStatus topic : topics) {
            byState.merge(topic.state(), 1, Integer::sum);
            partitions += topic.partitions().size();
        }
        return new TopicCounts(topics.size(), partitions, byState);
    }

    private static List<Worst> worst(List<TopicStatus> topics) {
        return topics.stream()
                .filter(topic -> topic.progress().lagRecords().orElse(0) > 0)
                .sorted(Comparator.comparingLong((TopicStatus topic) ->
                                topic.progress().lagRecords().orElse(0))
                        .reversed())
                .limit(WORST)
                .map(topic -> {
                    Figures figures = topic.progress();
                    return new Worst(topic.topic(), topic.state(), figures.lagRecords(), figures.lagSeconds());
                })
                .toList();
    }

    private static WaveLine line(WaveGlance wave) {
        return new WaveLine(
                wave.wave(),
                wave.state(),
                wave.since(),
                wave.next(),
                wave.pausedAt(),
                wave.pausedForMs(),
                wave.budgetMs(),
                wave.stragglers());
    }

    private ProofLine proof(ProofGlance proof) {
        return new ProofLine(
                proof.oldestAt(),
                proof.coveragePercent(),
                proof.records(),
                proof.mismatches(),
                proof.provenPartitions(),
                proof.partitions(),
                migration.verify().maxAge().toSeconds());
    }

    private Optional<CheckLine> check(String wave) {
        Fetched<WaveCheck> fetched = fetcher.known(checkKey(wave));
        return fetched.value()
                .map(check -> new CheckLine(
                        wave,
                        check.ready(),
                        check.gates().size(),
                        check.gates().stream()
                                .filter(gate -> !gate.isMet())
                                .map(gate -> gate.name())
                                .toList(),
                        fetched.at().orElseThrow()));
    }

    TopicsDocument topics(Look look) {
        return new TopicsDocument(
                1,
                look.asOf(),
                0,
                look.status().topics().stream().map(TopicLine::of).toList());
    }

    Optional<TopicDocument> topic(Look look, String name) {
        return look.status().topics().stream()
                .filter(topic -> topic.topic().equals(name))
                .findFirst()
                .map(topic -> new TopicDocument(
                        1,
                        look.asOf(),
                        0,
                        topic,
                        look.proof().topics().stream()
                                .filter(proof -> proof.topic().equals(name))
                                .findFirst()));
    }

    WavesDocument waves(Look look) {
        return new WavesDocument(
                1,
                look.asOf(),
                0,
                look.waves().stream()
                        .map(wave -> new WaveEntry(
                                wave,
                                CheckDocument.Check.of(fetcher.known(checkKey(wave.wave()))),
                                look.status().watches().stream()
                                        .filter(watch -> watch.wave().equals(wave.wave()))
                                        .findFirst()))
                        .toList());
    }

    VerificationDocument verification(Look look) {
        return new VerificationDocument(
                1, look.asOf(), 0, migration.verify().maxAge().toSeconds(), look.proof());
    }
}
