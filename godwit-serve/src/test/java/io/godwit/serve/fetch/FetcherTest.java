package io.godwit.serve.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.core.error.ClusterError;
import io.godwit.core.error.GodwitException;
import io.godwit.serve.fetch.Fetcher.Fetched;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FetcherTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Fetcher fetcher = new Fetcher(Clock.systemUTC());

    @AfterEach
    void end() {
        fetcher.close();
    }

    @Test
    void shouldAnswerAtOnceAndFetchOnceForAllWhoAsk() {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger fetched = new AtomicInteger();
        for (int asked = 0; asked < 10; asked++) {
            Fetched<String> now = fetcher.get("fact", HOUR, () -> {
                gate.await();
                return "value " + fetched.incrementAndGet();
            });
            assertThat(now.value()).isEmpty();
            assertThat(now.fetching()).isTrue();
        }
        gate.countDown();

        await().until(() -> fetcher.<String>known("fact").value().isPresent());
        assertThat(fetcher.<String>known("fact").value()).contains("value 1");
        assertThat(fetcher.<String>known("fact").at()).isPresent();
    }

    @Test
    void shouldNeverFetchTwoFactsAtOnce() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int fact = 0; fact < 5; fact++) {
            fetcher.get("fact " + fact, HOUR, () -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                running.decrementAndGet();
                return "value";
            });
        }

        await().until(() -> fetcher.<String>known("fact 4").value().isPresent());
        assertThat(most).hasValue(1);
    }

    @Test
    void shouldKeepTheLastValueWithTheFailureOfTheNextTry() {
        fetcher.get("fact", HOUR, () -> "value");
        await().until(() -> fetcher.<String>known("fact").value().isPresent());

        fetcher.<String>get("fact", Duration.ofSeconds(-1), () -> {
            throw new GodwitException(ClusterError.NO_ANSWER, "target", "it does not answer", "look");
        });

        await().until(() -> fetcher.<String>known("fact").failure().isPresent());
        assertThat(fetcher.<String>known("fact").value()).contains("value");
        assertThat(fetcher.<String>known("fact").fetching()).isFalse();
    }
}
