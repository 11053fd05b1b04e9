package io.godwit.connect.plugin;

import java.util.Optional;

/** Something that runs behind the isolating class loader: what a task copies, or what a connector directs. */
public interface Copier extends AutoCloseable {
    /**
     * One look at what should be done, about each second.
     *
     * @return what is wrong and is tried again at the next look; empty when all is well
     * @throws RuntimeException if it ended; the message says why
     */
    Optional<String> look();

    /** Stops; what is under way may still arrive. */
    @Override
    void close();
}
