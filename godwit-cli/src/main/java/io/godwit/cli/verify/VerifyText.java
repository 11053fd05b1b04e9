package io.godwit.cli.verify;

import io.godwit.cli.render.Amounts;
import io.godwit.cli.render.Style;
import io.godwit.cli.render.Table;
import io.godwit.core.error.ProofError;
import io.godwit.core.proof.DifferenceKind;
import io.godwit.core.proof.ExplainedKind;
import io.godwit.core.proof.Mismatch;
import io.godwit.core.proof.Mismatch.RecordSketch;
import io.godwit.core.proof.RecordField;
import io.godwit.migration.verify.PartitionResult.Verdict;
import io.godwit.migration.verify.VerifySummary;
import io.godwit.migration.verify.VerifySummary.Listed;
import io.godwit.migration.verify.VerifySummary.Topic;
import io.godwit.migration.verify.VerifySummary.Totals;
import io.godwit.migration.verify.VerifySummary.Way;
import io.godwit.migration.verify.VerifySummary.Ways;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A verification for people. */
final class VerifyText {
    private final Style style;
    private final long sampleOffsets;
    private final Instant now;

    VerifyText(Style style, long sampleOffsets, Instant now) {
        this.style = style;
        this.sampleOffsets = sampleOffsets;
        this.now = now;
    }

    void print(VerifySummary summary, PrintWriter out) {
        Table table = new Table()
                .left("TOPIC")
                .right("PARTITIONS")
                .right("RECORDS")
                .right("MISMATCHES")
                .left("SAME OFFSETS")
                .right("COVERAGE")
                .right("AGE")
                .left("VERDICT");
        summary.topics().forEach(topic -> row(table, topic));
        table.print(out);
        summary.notCompared()
                .forEach(topic -> out.println(style.warning(ProofError.PARTITIONS_DIFFER.id()) + " " + topic.topic()
                        + ": " + topic.reason() + ". Fix: godwit plan, then godwit apply"));
        summary.topics().forEach(topic -> reasons(topic, out));
        explained(summary.totals(), out);
        mismatches(summary, out);
        out.println(total(summary));
        ways(summary.comparedBy(), out);
    }

    private void row(Table table, Topic topic) {
        Totals totals = topic.totals();
        table.row(
                topic.topic(),
                Amounts.count(totals.partitions()),
                Amounts.count(totals.records()),
                Amounts.count(totals.mismatches()),
                totals.records() == 0 ? "-" : totals.offsetsIdentical() ? "yes" : "no",
                Amounts.percent(totals.coveragePercent() / 100),
                Amounts.duration(Duration.between(topic.provenAt(), now)),
                verdict(topic.verdict()));
    }

    private String verdict(Verdict verdict) {
        return switch (verdict) {
            case EQUAL -> style.good("equal");
            case PENDING -> style.warning("equal so far");
            case FAILED -> style.bad("not compared");
            case DIFFERENT -> style.bad("different");
        };
    }

    private static void reasons(Topic topic, PrintWriter out) {
        topic.partitions().forEach(partition -> partition
                .reason()
                .ifPresent(reason -> out.println(topic.topic() + "-" + partition.partition() + ": " + reason)));
    }

    private static void explained(Totals totals, PrintWriter out) {
        for (Map.Entry<ExplainedKind, Long> entry : totals.explained().entrySet()) {
            out.println(Amounts.count(entry.getValue()) + " records "
                    + entry.getKey().words());
        }
    }

    private void mismatches(VerifySummary summary, PrintWriter out) {
        if (summary.mismatches().isEmpty()) {
            return;
        }
        out.println();
        Table table = new Table()
                .left("PARTITION")
                .right("SOURCE OFFSET")
                .right("TARGET OFFSET")
                .left("WHAT")
                .left("SOURCE")
                .left("TARGET");
        for (Listed listed : summary.mismatches()) {
            Mismatch mismatch = listed.mismatch();
            table.row(
                    listed.topic() + "-" + listed.partition(),
                    Long.toString(mismatch.sourceOffset()),
                    Long.toString(mismatch.targetOffset()),
                    style.bad(what(mismatch)),
                    sketch(mismatch, mismatch.source()),
                    sketch(mismatch, mismatch.target()));
        }
        table.print(out);
        long unlisted = summary.totals().mismatches() - summary.mismatches().size();
        if (unlisted > 0) {
            out.println(Amounts.count(unlisted) + " more are counted and not listed (--max-mismatches)");
        }
        out.println();
    }

    private static String what(Mismatch mismatch) {
        return mismatch.kind() == DifferenceKind.CHANGED
                ? "changed " + mismatch.fields().stream().map(RecordField::word).collect(Collectors.joining(", "))
                : mismatch.kind().words();
    }

    /** Sizes, and of the field that differs its hash or value; never a payload. */
    private static String sketch(Mismatch mismatch, Optional<RecordSketch> record) {
        return record.map(sketch -> {
                    String text = "key " + size(sketch.keyBytes()) + ", value " + size(sketch.valueBytes());
                    for (RecordField field : mismatch.fields()) {
                        text += switch (field) {
                            case KEY -> ", key #" + sketch.keyHash();
                            case VALUE -> ", value #" + sketch.valueHash();
                            case HEADERS -> ", " + sketch.headers() + " headers #" + sketch.headersHash();
                            case TIMESTAMP -> ", " + Instant.ofEpochMilli(sketch.timestamp());
                        };
                    }
                    return text;
                })
                .orElse("-");
    }

    private static String size(int bytes) {
        return bytes < 0 ? "null" : bytes + " B";
    }

    /** Nothing if nothing was compared. */
    private static void ways(Ways ways, PrintWriter out) {
        if (ways.equalBatches().records() + ways.recordByRecord().records() > 0) {
            out.println("Proven by equal batches: " + way(ways.equalBatches()) + "; record by record: "
                    + way(ways.recordByRecord()));
        }
    }

    private static String way(Way way) {
        return Amounts.percent(way.percent() / 100) + " (" + Amounts.count(way.records()) + " records, "
                + Amounts.bytes(way.bytes()) + ")";
    }

    private String total(VerifySummary summary) {
        Totals totals = summary.totals();
        String scope = sampleOffsets > 0
                ? "Sample of the last " + Amounts.count(sampleOffsets) + " offsets of each partition: "
                : "";
        String counts = Amounts.count(totals.records()) + " records equal, " + Amounts.count(totals.mismatches())
                + " mismatches, coverage " + Amounts.percent(totals.coveragePercent() / 100) + " ("
                + Amounts.count(totals.comparedOffsets()) + " of " + Amounts.count(totals.totalOffsets())
                + " source offsets)";
        String rate = "; compared " + Amounts.count(summary.recordsCompared()) + " records, "
                + Amounts.bytes(summary.bytesCompared()) + " in "
                + Amounts.duration(Duration.ofMillis(Math.round(summary.seconds() * 1000))) + ", "
                + Amounts.bytesPerSecond((double) summary.bytesPerSecond());
        String code = summary.verdict() == Verdict.DIFFERENT ? style.bad(ProofError.MISMATCH.id()) + " " : "";
        return code + style.strong(scope + counts) + rate;
    }
}
