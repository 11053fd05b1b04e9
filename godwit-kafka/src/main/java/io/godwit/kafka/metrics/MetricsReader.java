package io.godwit.kafka.metrics;

import io.godwit.core.assess.metrics.BrokerReading;
import io.godwit.core.assess.metrics.BrokerSnapshot;
import io.godwit.core.assess.metrics.MetricsReading;
import io.godwit.core.assess.metrics.SilentBroker;
import io.godwit.core.config.AssessConfig.BrokerAgents;
import io.godwit.core.error.AssessmentCode;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.BrokerInventory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads all brokers at the beginning and at the end of a window, side by side, each on a thread of its own, because RMI knows no
 * time limit. A broker that does not answer at either end is silent; the others are read all the same.
 */
public final class MetricsReader {
    private final Way way;
    private final BrokerAgents config;
    private final Duration limit;
    private final Clock clock;

    /** By what the brokers are asked. */
    public enum Way {
        JMX,
        JOLOKIA;

        private BrokerAgent open(String address, BrokerAgents config, Duration limit) {
            return this == JMX ? JmxAgent.open(address, config) : new JolokiaAgent(address, config, limit);
        }
    }

    /** @param limit for opening and reading one broker once; thousands of topics take some seconds */
    public MetricsReader(Way way, BrokerAgents config, Duration limit, Clock clock) {
        this.way = way;
        this.config = config;
        this.limit = limit;
        this.clock = clock;
    }

    private record Opened(BrokerAgent agent, BrokerSnapshot first) {}

    /** @param window how long the rates are measured; a minute evens bursts out */
    public MetricsReading read(List<BrokerInventory> brokers, Duration window) {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "godwit-" + way.name().toLowerCase(Locale.ROOT));
            thread.setDaemon(true);
            return thread;
        });
        List<SilentBroker> silent = new ArrayList<>();
        SortedMap<Integer, Opened> opened = new TreeMap<>();
        try {
            Instant begin = clock.instant();
            collect(brokers, broker -> open(broker), threads, opened, silent);
            if (!opened.isEmpty()) {
                sleep(window);
            }
            SortedMap<Integer, BrokerReading> readings = new TreeMap<>();
            List<BrokerInventory> answering = brokers.stream()
                    .filter(broker -> opened.containsKey(broker.id()))
                    .toList();
            collect(answering, broker -> reading(broker.id(), opened), threads, readings, silent);
            return new MetricsReading(
                    way.name().toLowerCase(Locale.ROOT), begin, window, List.copyOf(readings.values()), silent);
        } finally {
            opened.values().forEach(one -> threads.execute(() -> one.agent().close()));
            threads.shutdown();
        }
    }

    private Opened open(BrokerInventory broker) {
        String address =
                config.address(broker.id(), broker.host()).orElseThrow(() -> AgentErrors.noAddress(broker.id()));
        BrokerAgent agent = way.open(address, config, limit);
        try {
            return new Opened(agent, agent.read());
        } catch (GodwitException e) {
            agent.close();
            throw e;
        }
    }

    private BrokerReading reading(int broker, SortedMap<Integer, Opened> opened) {
        Opened own = Objects.requireNonNull(opened.get(broker));
        BrokerSnapshot second = own.agent().read();
        return BrokerReading.between(broker, own.first(), second, clock.millis());
    }

    private interface Question<T> {
        T ask(BrokerInventory broker);
    }

    private <T> void collect(
            List<BrokerInventory> brokers,
            Question<T> question,
            ExecutorService threads,
            SortedMap<Integer, T> answers,
            List<SilentBroker> silent) {
        SortedMap<Integer, Future<T>> pending = new TreeMap<>();
        brokers.forEach(broker -> pending.put(broker.id(), threads.submit(() -> question.ask(broker))));
        long deadline = System.nanoTime() + limit.toNanos();
        pending.forEach((broker, answer) -> {
            try {
                answers.put(broker, answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
            } catch (ExecutionException e) {
                silent.add(silent(broker, e.getCause()));
            } catch (TimeoutException e) {
                answer.cancel(true);
                silent.add(silent(broker, AgentErrors.late("broker " + broker, limit)));
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        });
    }

    private static SilentBroker silent(int broker, @Nullable Throwable problem) {
        if (problem instanceof GodwitException known) {
            if (known.code() == GeneralError.INTERRUPTED) {
                throw known;
            }
            return new SilentBroker(broker, known.code().id(), known.resource() + ": " + known.reason());
        }
        return new SilentBroker(broker, AssessmentCode.AGENT_UNREACHABLE.id(), String.valueOf(problem));
    }

    private void sleep(Duration window) {
        try {
            Thread.sleep(window.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private GodwitException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new GodwitException(
                GeneralError.INTERRUPTED,
                "source brokers",
                "interrupted while measuring for a window",
                "run the same command again",
                cause);
    }
}
