package io.godwit.kafka.inventory;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Asks for many things in requests of bounded size, with a bounded number of them in flight, so that neither the brokers
 * nor our own heap holds the answers for a whole large cluster at once. Answers are received in the order of the requests,
 * on the calling thread.
 */
public final class Batches {
    /** Large enough that 5,000 topics take ten requests, small enough that an answer stays near a megabyte. */
    public static final int SIZE = 500;

    static final int IN_FLIGHT = 4;

    private Batches() {}

    /**
     * @param send starts a request for a batch and returns its pending answer without waiting
     * @param receive waits for the answer and keeps what is needed of it
     */
    public static <T, A> void forEach(
            Collection<T> items, int size, Function<List<T>, A> send, BiConsumer<List<T>, A> receive) {
        Deque<Pending<T, A>> pending = new ArrayDeque<>();
        List<T> all = List.copyOf(items);
        for (int start = 0; start < all.size(); start += size) {
            if (pending.size() == IN_FLIGHT) {
                pending.remove().receive(receive);
            }
            List<T> batch = all.subList(start, Math.min(start + size, all.size()));
            pending.add(new Pending<>(batch, send.apply(batch)));
        }
        while (!pending.isEmpty()) {
            pending.remove().receive(receive);
        }
    }

    private record Pending<T, A>(List<T> batch, A answer) {
        void receive(BiConsumer<List<T>, A> receiver) {
            receiver.accept(batch, answer);
        }
    }
}
