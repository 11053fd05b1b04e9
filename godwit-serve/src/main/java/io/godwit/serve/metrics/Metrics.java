package io.godwit.serve.metrics;

import io.godwit.core.status.GroupsStatus;
import io.godwit.core.status.MigrationStatus;
import io.godwit.core.status.MirrorSession;
import io.godwit.core.status.TopicStatus;
import io.godwit.serve.fetch.DearFacts.WaveCheck;
import io.godwit.serve.http.Answer;
import io.godwit.serve.http.EventStreams;
import io.godwit.serve.http.Exchange;
import io.godwit.serve.http.Route;
import io.godwit.serve.http.Route.Access;
import io.godwit.serve.http.StaticFiles;
import io.godwit.serve.look.Journey;
import io.godwit.serve.look.Look;
import io.godwit.serve.look.Lookout;
import io.godwit.serve.look.ProofGlance;
import io.godwit.serve.look.WaveGlance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/** {@code /metrics}, and the files with which Prometheus and Grafana make something of it. */
public final class Metrics {
    private final String migration;
    private final Lookout lookout;
    private final Function<String, Optional<WaveCheck>> checks;
    private final EventStreams streams;
    private final Clock clock;

    /** @param checks the last check of each wave, if one is known */
    public Metrics(
            String migration,
            Lookout lookout,
            Function<String, Optional<WaveCheck>> checks,
            EventStreams streams,
            Clock clock) {
        this.migration = migration;
        this.lookout = lookout;
        this.checks = checks;
        this.streams = streams;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                new Route(
                        "GET",
                        "/metrics",
                        Access.READ,
                        "Metrics in Prometheus' text format.",
                        Map.of("partitions", "true: lag by partition as well"),
                        Optional.empty(),
                        Optional.empty(),
                        this::metrics),
                StaticFiles.route(Metrics.class, "/monitoring/grafana-dashboard.json", "grafana-dashboard.json"),
                StaticFiles.route(Metrics.class, "/monitoring/alerts.yaml", "alerts.yaml"));
    }

    private Answer metrics(Exchange exchange) {
        boolean partitions = exchange.query("partitions").map("true"::equals).orElse(false);
        PrometheusText text = new PrometheusText(migration);
        text.add(Metric.STREAMS, streams.size());
        lookout.last().ifPresent(look -> {
            Instant now = clock.instant();
            text.add(Metric.LOOK_AGE, seconds(look.asOf(), now));
            text.add(Metric.JOURNAL_EVENTS, look.events());
            migration(text, look, now);
            look.status().topics().forEach(topic -> topic(text, topic, partitions));
            look.status().mirror().ifPresent(mirror -> mirror(text, mirror, now));
            proof(text, look.proof());
            look.waves().forEach(wave -> wave(text, wave));
        });
        return Answer.text(200, PrometheusText.CONTENT_TYPE, text.text());
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis()) / 1000.0;
    }

    private static double timestamp(Instant at) {
        return at.toEpochMilli() / 1000.0;
    }

    private static void migration(PrometheusText text, Look look, Instant now) {
        MigrationStatus status = look.status();
        Map<String, Integer> topics = new TreeMap<>();
        for (String state : MigrationStates.ALL) {
            text.add(Metric.MIGRATION_STATE, state.equals(status.state()) ? 1 : 0, state);
            topics.put(state, 0);
        }
        status.topics().forEach(topic -> topics.merge(topic.state(), 1, Integer::sum));
        topics.forEach((state, count) -> text.add(Metric.MIRROR_TOPICS, count, state));
        text.add(Metric.MIGRATION_STATE_DURATION, seconds(status.since(), now));
        look.journey()
                .forEach(step ->
                        text.add(Metric.STEP_DONE, step.standing() == Journey.Standing.DONE ? 1 : 0, step.step()));
        text.add(Metric.MIRROR_RUNNING, status.running() ? 1 : 0);
        text.add(Metric.MIRROR_COPY_RATE, status.progress().copyRecordsPerSecond());
        text.add(Metric.MIRROR_SOURCE_RATE, status.progress().sourceRecordsPerSecond());
        text.add(Metric.MIRROR_ETA, status.progress().etaSeconds());
    }

    private static void topic(PrometheusText text, TopicStatus topic, boolean partitions) {
        String name = topic.topic();
        text.add(Metric.MIRROR_RECORDS, topic.progress().recordsCopied(), name);
        text.add(Metric.MIRROR_BYTES, topic.progress().bytesCopied(), name);
        text.add(Metric.MIRROR_LAG_RECORDS, topic.progress().lagRecords(), name);
        text.add(Metric.MIRROR_LAG_SECONDS, topic.progress().lagSeconds(), name);
        text.add(Metric.MIRROR_LAG_BYTES, topic.progress().lagBytes(), name);
        if (topic.state().equals("BLOCKED")) {
            text.add(Metric.TOPIC_BLOCKED, 1, name, topic.code().orElse("-"));
        }
        if (partitions) {
            topic.partitions()
                    .forEach(partition -> text.add(
                            Metric.MIRROR_PARTITION_LAG_RECORDS,
                            partition.lagRecords(),
                            name,
                            Integer.toString(partition.partition())));
        }
    }

    private static void mirror(PrometheusText text, MirrorSession mirror, Instant now) {
        text.add(Metric.MIRROR_THROTTLE, mirror.throttleBytesPerSecond());
        text.add(Metric.MIRROR_LAST_PROGRESS, timestamp(mirror.updatedAt()));
        text.add(
                Metric.MIRROR_WARNINGS,
                mirror.warnings().size() + mirror.failures().size());
        mirror.slowDowns().orElse(List.of()).forEach(slow -> text.add(Metric.MIRROR_THROTTLED, 1, slow.broker()));
        mirror.produceLatencyMs().ifPresent(ms -> text.add(Metric.MIRROR_PRODUCE_LATENCY, ms / 1000.0));
        mirror.groups().ifPresent(groups -> groups(text, groups, now));
    }

    private static void groups(PrometheusText text, GroupsStatus groups, Instant now) {
        text.add(Metric.GROUPS_CARRIED, groups.carried());
        text.add(Metric.GROUPS_UNMAPPED, groups.notProven());
        text.add(Metric.GROUPS_LEFT_ALONE, groups.leftAlone());
        groups.oldestAt().ifPresent(at -> text.add(Metric.GROUPS_AGE, seconds(at, now)));
    }

    private static void proof(PrometheusText text, ProofGlance proof) {
        proof.topics().stream().filter(topic -> topic.provenPartitions() > 0).forEach(topic -> {
            text.add(Metric.VERIFY_RECORDS, (double) topic.records(), topic.topic());
            text.add(Metric.VERIFY_MISMATCHES, (double) topic.mismatches(), topic.topic());
        });
        OptionalDouble coverage = proof.coveragePercent();
        coverage.ifPresent(percent -> text.add(Metric.VERIFY_COVERAGE, percent / 100));
        proof.oldestAt().ifPresent(at -> text.add(Metric.VERIFY_OLDEST, timestamp(at)));
    }

    private void wave(PrometheusText text, WaveGlance wave) {
        text.add(Metric.CUTOVER_STATE, 1, wave.wave(), wave.state());
        checks.apply(wave.wave())
                .ifPresent(check -> text.add(Metric.CUTOVER_READY, check.ready() ? 1 : 0, wave.wave()));
        wave.pausedForMs().ifPresent(ms -> text.add(Metric.CUTOVER_PAUSE, ms / 1000.0, wave.wave()));
        text.add(Metric.CUTOVER_PAUSE_RUNNING, wave.pausedAt().isPresent() ? 1 : 0, wave.wave());
        text.add(Metric.CUTOVER_PAUSE_BUDGET, wave.budgetMs() / 1000.0, wave.wave());
        if (wave.isSwitched()) {
            text.add(Metric.CUTOVER_STRAGGLERS, (double) wave.stragglers(), wave.wave());
        }
    }
}
