package io.godwit.serve.action;

import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.function.Consumer;

/** What a migration can be asked to do. Each returns what came of it, in one line. */
public interface Actions {
    /** @param topics which ones; empty = all */
    String pause(SortedSet<String> topics, String reason);

    /** @param topics which ones; empty = all */
    String resume(SortedSet<String> topics);

    /**
     * @param topics each of which gets the limit; empty = all together
     * @param bytesPerSecond the limit; empty = none
     */
    String throttle(SortedSet<String> topics, OptionalLong bytesPerSecond);

    /** @param full whether to begin at the start of the logs and forget the earlier proof */
    String verify(boolean full, Consumer<String> says) throws InterruptedException;

    /** A step of a wave's cutover. */
    String move(WaveMove move, String wave, Consumer<String> says) throws InterruptedException;

    /** Writes down who asked for what and why, or what came of it. */
    void audit(String type, Map<String, Object> details);

    /** The steps of a wave's cutover. */
    enum WaveMove {
        /** Moves the consumers, then holds. */
        START("start", "godwit cutover start"),
        /** Moves the producers. */
        RELEASE("release", "godwit cutover release"),
        /** Puts all back before the switch. */
        ABORT("abort", "godwit cutover abort"),
        /** Brings all back after the switch. */
        ROLLBACK("rollback", "godwit rollback");

        private final String word;
        private final String command;

        WaveMove(String word, String command) {
            this.word = word;
            this.command = command;
        }

        public String word() {
            return word;
        }

        public String command() {
            return command;
        }
    }
}
