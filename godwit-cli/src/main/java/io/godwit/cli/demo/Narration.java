package io.godwit.cli.demo;

import io.godwit.cli.render.Amounts;
import io.godwit.cli.render.Style;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Tells what happens: a line for each step with the time since the start, what came out, and how long it took. */
final class Narration {
    private static final int TITLE_COLUMNS = 46;

    private final PrintWriter err;
    private final Style style;
    private long startNanos = System.nanoTime();

    Narration(PrintWriter err, Style style) {
        this.err = err;
        this.style = style;
    }

    void say(String line) {
        err.println(line);
        err.flush();
    }

    void chapter(String title) {
        say("");
        say(style.strong(title));
    }

    /** Does the work and tells what it returned. */
    void step(String title, Callable<String> work) throws Exception {
        err.printf("%s  %-" + TITLE_COLUMNS + "s ", style.faint(clock(elapsed())), title);
        err.flush();
        long begin = System.nanoTime();
        try {
            String outcome = work.call();
            err.println(
                    outcome + style.faint("  (" + Amounts.duration(Duration.ofNanos(System.nanoTime() - begin)) + ")"));
        } catch (Exception e) {
            err.println(style.bad("failed"));
            throw e;
        } finally {
            err.flush();
        }
    }

    /** What was before does not count: a download says nothing about the demo. */
    void startAgain() {
        startNanos = System.nanoTime();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** {@code 1:07}. */
    static String clock(Duration duration) {
        return String.format(java.util.Locale.ROOT, "%2d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }
}
