package io.godwit.bench.engine;

import java.util.List;

/**
 * What an engine process is told on its command line. Plain words: a parser's start-up would count as the engine's.
 *
 * @param engine {@code mirrormaker2} or {@code batch}
 * @param name of the migration; another one for each run, so that no run finds what another one left
 * @param source {@code bootstrap.servers}
 * @param target {@code bootstrap.servers}
 * @param topics to copy, which exist on both sides
 * @param partitions of each of them
 * @param records that the source holds and that end the copy; {@link #ENDLESS} = it goes on
 * @param codec of the source's batches
 */
public record EngineOrder(
        String engine,
        String name,
        String source,
        String target,
        List<String> topics,
        int partitions,
        long records,
        String codec) {
    /** The copy has no end. */
    public static final long ENDLESS = Long.MAX_VALUE;

    public EngineOrder {
        topics = List.copyOf(topics);
    }

    public List<String> toArguments() {
        return List.of(
                engine,
                name,
                source,
                target,
                String.join(",", topics),
                Integer.toString(partitions),
                Long.toString(records),
                codec);
    }

    /** The inverse of {@link #toArguments}. */
    public static EngineOrder of(List<String> arguments) {
        return new EngineOrder(
                arguments.get(0),
                arguments.get(1),
                arguments.get(2),
                arguments.get(3),
                List.of(arguments.get(4).split(",", -1)),
                Integer.parseInt(arguments.get(5)),
                Long.parseLong(arguments.get(6)),
                arguments.get(7));
    }
}
