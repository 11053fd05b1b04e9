package io.godwit.systemtest;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code godwit mirror} in the background, to be killed and started again. */
final class KillableMirror implements AutoCloseable {
    private final MigrationStory story;
    private PackagedGodwit.@Nullable Running running;

    KillableMirror(MigrationStory story) {
        this.story = story;
    }

    void start() {
        running = story.godwit().start("mirror");
    }

    /** Some records, but not all, have arrived. */
    void awaitCopying() {
        await("the mirror to copy")
                .atMost(Duration.ofSeconds(90))
                .until(() -> story.json("status")
                                .path("progress")
                                .path("recordsCopied")
                                .asLong()
                        > 0);
    }

    /** {@code kill -9}. */
    void kill() {
        Objects.requireNonNull(running).kill();
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
