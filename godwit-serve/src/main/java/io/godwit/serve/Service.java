package io.godwit.serve;

import io.godwit.core.config.Migration;
import io.godwit.core.error.GodwitException;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.kafka.logs.AdminTopicLogs;
import io.godwit.migration.mirror.StatusReader;
import io.godwit.serve.action.LiveActions;
import io.godwit.serve.action.Operations;
import io.godwit.serve.api.Api;
import io.godwit.serve.fetch.Fetcher;
import io.godwit.serve.fetch.LiveFacts;
import io.godwit.serve.http.EventStreams;
import io.godwit.serve.http.HttpService;
import io.godwit.serve.http.Route;
import io.godwit.serve.http.Routes;
import io.godwit.serve.look.Looker;
import io.godwit.serve.look.Lookout;
import io.godwit.serve.metrics.Metrics;
import io.godwit.serve.page.Dashboard;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service of one migration. It ends in order when it is closed: what it was doing is put back or can be gone on with. */
public final class Service implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final Duration BEAT_EVERY = Duration.ofSeconds(10);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final HttpService http;

    private Service(Migration migration, Path folder, HttpService.Access access, Clock clock) {
        try {
            KafkaJournal journal = keep(KafkaJournal.open(migration));
            Lookout lookout = keep(new Lookout(new Looker(migration, journal, () -> clusters(migration), clock)));
            Fetcher fetcher = keep(new Fetcher(clock));
            Operations operations = keep(new Operations(clock));
            EventStreams streams = new EventStreams(access.limits().streams());
            LiveFacts facts = new LiveFacts(migration, folder, clock);
            Api api = new Api(new Api.Parts(
                    migration,
                    lookout,
                    fetcher,
                    facts,
                    operations,
                    new LiveActions(migration, folder, facts::findings, clock),
                    streams,
                    access.tokens().isEmpty(),
                    clock));
            List<Route> routes = new ArrayList<>(api.routes());
            routes.addAll(
                    new Metrics(migration.name(), lookout, wave -> Api.check(fetcher, wave), streams, clock).routes());
            routes.addAll(Dashboard.routes());
            http = keep(HttpService.start(access, new Routes(routes), streams));
            beat(streams);
            lookout.start();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts it; returns as soon as it listens.
     *
     * @param folder that of the configuration, where relative files of applications begin
     * @throws GodwitException if it can't listen there; an unreachable cluster is told by its answers instead
     */
    public static Service start(Migration migration, Path folder, HttpService.Access access, Clock clock) {
        return new Service(migration, folder, access, clock);
    }

    private StatusReader.Clusters clusters(Migration migration) {
        ClusterConnection source = ClusterConnection.open(migration.source());
        try {
            ClusterConnection target = ClusterConnection.open(migration.target());
            // Closed last: a look may still use them.
            synchronized (opened) {
                opened.addLast(target);
                opened.addLast(source);
            }
            return new StatusReader.Clusters(new AdminTopicLogs(source), new AdminTopicLogs(target));
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private void beat(EventStreams streams) {
        ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "godwit-serve-pulse");
            thread.setDaemon(true);
            return thread;
        });
        keep(pulse::shutdownNow);
        ScheduledFuture<?> unused = pulse.scheduleAtFixedRate(
                streams::beat, BEAT_EVERY.toSeconds(), BEAT_EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    /** Where it is reached from this machine. */
    public URI address() {
        return http.address();
    }

    private <T extends AutoCloseable> T keep(T resource) {
        synchronized (opened) {
            opened.push(resource);
        }
        return resource;
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        while (true) {
            AutoCloseable next;
            synchronized (opened) {
                next = opened.poll();
            }
            if (next == null) {
                break;
            }
            try {
                next.close();
            } catch (Exception e) {
                LOG.warn("closing {} failed", next.getClass().getSimpleName(), e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
