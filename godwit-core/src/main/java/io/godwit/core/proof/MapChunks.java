package io.godwit.core.proof;

import io.godwit.core.journal.Journal;
import io.godwit.core.json.Json;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.OffsetMap.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * One stored offset map: a JSON array of longs a chunk, three a run, each run relative to the end of the run before it,
 * which keeps most numbers at one or two digits. A chunk stands alone: its first run is relative to 0.
 */
final class MapChunks {
    /** 7,000 runs of three numbers of at most 20 characters stay below the 500 KB of a chunk. */
    static final int RUNS_PER_CHUNK = 7_000;

    private final Journal journal;
    private final String prefix;

    MapChunks(Journal journal, PartitionId partition, long generation) {
        this.journal = journal;
        this.prefix = "proof-map/" + partition.topic() + "/" + partition.partition() + "/" + generation + "/";
    }

    /**
     * Appends runs after the first {@code chunks} chunks, filling up the last of them; returns the new count.
     *
     * @param sourceEnd the end of the stored proof: whatever lies behind it in the chunks has no proof and is dropped
     */
    int append(int chunks, long sourceEnd, OffsetMap newRuns) {
        if (newRuns.records() == 0) {
            return chunks;
        }
        int chunk = Math.max(0, chunks - 1);
        List<Run> runs = chunks == 0 ? new ArrayList<>() : readChunk(chunk);
        cut(runs, sourceEnd);
        runs = joined(runs, newRuns);
        for (int from = 0; from < runs.size(); from += RUNS_PER_CHUNK) {
            List<Run> part = runs.subList(from, Math.min(runs.size(), from + RUNS_PER_CHUNK));
            journal.put(key(chunk++), Json.line(encode(part)));
        }
        return chunk;
    }

    /** Reads {@code chunks} chunks, without anything at or after {@code sourceEnd}. */
    OffsetMap read(int chunks, long sourceEnd) {
        List<Run> runs = new ArrayList<>();
        for (int chunk = 0; chunk < chunks; chunk++) {
            runs.addAll(readChunk(chunk));
        }
        cut(runs, sourceEnd);
        return OffsetMap.of(runs);
    }

    void remove(int chunks) {
        for (int chunk = 0; chunk < chunks; chunk++) {
            journal.remove(key(chunk));
        }
    }

    private static List<Run> joined(List<Run> before, OffsetMap after) {
        List<Run> all = new ArrayList<>(before);
        all.addAll(after.runs());
        return new ArrayList<>(OffsetMap.of(all).runs());
    }

    /** Removes what a process wrote that died before it could save the proof for it. */
    private static void cut(List<Run> runs, long sourceEnd) {
        while (!runs.isEmpty() && runs.get(runs.size() - 1).sourceBase() >= sourceEnd) {
            runs.remove(runs.size() - 1);
        }
        if (!runs.isEmpty()) {
            Run last = runs.get(runs.size() - 1);
            long length = Math.min(last.length(), sourceEnd - last.sourceBase());
            runs.set(runs.size() - 1, new Run(last.sourceBase(), last.targetBase(), length));
        }
    }

    private List<Run> readChunk(int chunk) {
        long[] numbers = journal.get(key(chunk))
                .map(json -> Json.read(json, long[].class))
                .orElseThrow(() -> new IllegalStateException("the stored map lacks " + key(chunk)));
        return decode(numbers);
    }

    private String key(int chunk) {
        return prefix + chunk;
    }

    private static long[] encode(List<Run> runs) {
        long[] numbers = new long[runs.size() * 3];
        long source = 0;
        long target = 0;
        int at = 0;
        for (Run run : runs) {
            numbers[at++] = run.sourceBase() - source;
            numbers[at++] = run.targetBase() - target;
            numbers[at++] = run.length();
            source = run.sourceBase() + run.length();
            target = run.targetBase() + run.length();
        }
        return numbers;
    }

    private static List<Run> decode(long[] numbers) {
        List<Run> runs = new ArrayList<>(numbers.length / 3);
        long source = 0;
        long target = 0;
        for (int at = 0; at + 2 < numbers.length; at += 3) {
            Run run = new Run(source + numbers[at], target + numbers[at + 1], numbers[at + 2]);
            runs.add(run);
            source = run.sourceBase() + run.length();
            target = run.targetBase() + run.length();
        }
        return runs;
    }
}
