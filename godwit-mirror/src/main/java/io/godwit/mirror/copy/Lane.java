package io.godwit.mirror.copy;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The way of one partition from the source loop to the target loop.
 *
 * <p>The target loop decides where the copy goes on, and begins a new generation each time. What the source loop still
 * hands over for an older one is thrown away by the reader, so neither loop ever waits for the other.
 */
final class Lane {
    private static final long NOBODY_WAITS = -1;

    private final TopicPartition partition;
    private final ConcurrentLinkedQueue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicInteger generation = new AtomicInteger();
    private final AtomicBoolean announced = new AtomicBoolean();
    private final AtomicLong wantedRoom = new AtomicLong(NOBODY_WAITS);
    private final Consumer<Lane> onRoom;
    private volatile boolean isTail;

    private record Entry(int generation, Piece piece, int bytes) {}

    /** @param onRoom told, from any thread, when {@link #awaitRoom} is fulfilled */
    Lane(TopicPartition partition, Consumer<Lane> onRoom) {
        this.partition = partition;
        this.onRoom = onRoom;
    }

    TopicPartition partition() {
        return partition;
    }

    int generation() {
        return generation.get();
    }

    /** Target loop: nothing of what was handed over so far counts any more. */
    int nextGeneration() {
        int next = generation.incrementAndGet();
        peek();
        return next;
    }

    /** Source loop: hands over a piece. Its bytes count as waiting until they are settled. */
    void offer(int pieceGeneration, Piece piece, int bytes) {
        Entry entry = new Entry(pieceGeneration, piece, bytes);
        waitingBytes.addAndGet(bytes);
        entries.add(entry);
        // Of a new generation that began meanwhile the reader may have thrown away what it saw before this was added,
        // and
        // never look again.
        if (pieceGeneration != generation.get()) {
            drop(entry);
        }
    }

    /** Target loop: the next piece of this generation. */
    Optional<Piece> peek() {
        for (Entry entry = entries.peek(); entry != null; entry = entries.peek()) {
            if (entry.generation() == generation.get()) {
                return Optional.of(entry.piece());
            }
            drop(entry);
        }
        return Optional.empty();
    }

    /** Target loop: takes the piece that {@link #peek} showed; its bytes stay counted until {@link #settle}. */
    void take() {
        entries.remove();
    }

    /** Target loop: this many bytes are on the target, or given up. */
    void settle(long bytes) {
        long left = waitingBytes.addAndGet(-bytes);
        long wanted = wantedRoom.get();
        if (left <= wanted && wantedRoom.compareAndSet(wanted, NOBODY_WAITS)) {
            onRoom.accept(this);
        }
    }

    /** Source loop: has it told once no more than this many bytes wait; returns false if that is so already. */
    boolean awaitRoom(long bytes) {
        wantedRoom.set(bytes);
        return waitingBytes.get() > bytes || !wantedRoom.compareAndSet(bytes, NOBODY_WAITS);
    }

    /** Source loop: whether what is handed over is near the end of the source's log, and goes first. */
    void isTail(boolean near) {
        isTail = near;
    }

    boolean isTail() {
        return isTail;
    }

    /** Either side may drop an outdated entry, and only one of them does. */
    private void drop(Entry entry) {
        if (entries.remove(entry)) {
            entry.piece().lease().release();
            settle(entry.bytes());
        }
    }

    /** What was handed over and is not on the target yet. */
    long waitingBytes() {
        return waitingBytes.get();
    }

    /** Whether the target loop has to be told that something waits; it is told once. */
    boolean announce() {
        return announced.compareAndSet(false, true);
    }

    /** Target loop: it knows. */
    void acknowledgeAnnouncement() {
        announced.set(false);
    }
}
