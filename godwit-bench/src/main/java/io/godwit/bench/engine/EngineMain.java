package io.godwit.bench.engine;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * Runs one engine. Says on standard output {@code begun N} when the first N records are on the target, and {@code done N}
 * when all are; then it goes on looking for more until its standard input ends, which also ends it when whoever started it
 * dies.
 */
public final class EngineMain {
    /** Before each line that is meant for the caller; libraries may print too. */
    public static final String MARK = "godwit-bench ";

    private static final long IDLE_POLL_MS = 1_000;

    private final PrintStream caller;
    private final EngineOrder order;

    private EngineMain(PrintStream caller, EngineOrder order) {
        this.caller = caller;
        this.order = order;
    }

    public static void main(String[] arguments) {
        PrintStream caller = System.out;
        System.setOut(System.err);
        endWithStandardInput();
        try {
            new EngineMain(caller, EngineOrder.of(List.of(arguments))).run();
        } catch (InterruptedException | RuntimeException e) {
            e.printStackTrace(System.err);
            caller.println(MARK + "failed " + String.valueOf(e.getMessage()).replace('\n', ' '));
            caller.flush();
            Runtime.getRuntime().halt(1);
        }
    }

    private void run() throws InterruptedException {
        Copier copier = copier();
        long records = copier.copiedRecords();
        while (records < Math.min(1, order.records())) {
            Thread.sleep(copier.pollMs());
            records = copier.copiedRecords();
        }
        say("begun", records);
        while (records < order.records()) {
            Thread.sleep(order.records() == EngineOrder.ENDLESS ? IDLE_POLL_MS : copier.pollMs());
            records = copier.copiedRecords();
        }
        say("done", records);
        while (true) {
            Thread.sleep(IDLE_POLL_MS);
            var unused = copier.copiedRecords();
        }
    }

    private Copier copier() {
        return switch (order.engine()) {
            case "batch" -> new BatchCopier(order);
            case "mirrormaker2" -> new MirrorMakerCopier(order);
            default -> throw new IllegalArgumentException("no such engine: " + order.engine());
        };
    }

    private void say(String word, long records) {
        caller.println(MARK + word + " " + records);
        caller.flush();
    }

    /** Nothing is put in order: whatever the run made is thrown away. */
    private static void endWithStandardInput() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // Nobody talks to it; only the end matters.
                        }
                    } catch (IOException e) {
                        // That is an end as well.
                    }
                    System.exit(0);
                },
                "bench-end-of-input");
        watch.setDaemon(true);
        watch.start();
    }
}
