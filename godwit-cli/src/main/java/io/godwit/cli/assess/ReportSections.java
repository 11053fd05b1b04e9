package io.godwit.cli.assess;

import static io.godwit.cli.assess.ReportWords.MOST_ROWS;
import static io.godwit.cli.assess.ReportWords.bytes;
import static io.godwit.cli.assess.ReportWords.cut;
import static io.godwit.cli.assess.ReportWords.factor;
import static io.godwit.cli.assess.ReportWords.list;
import static io.godwit.cli.assess.ReportWords.number;
import static io.godwit.cli.assess.ReportWords.rate;
import static io.godwit.cli.assess.ReportWords.records;
import static io.godwit.cli.assess.ReportWords.retention;

import io.godwit.cli.render.Amounts;
import io.godwit.core.assess.Assessment;
import io.godwit.core.assess.BrokerLoad;
import io.godwit.core.assess.ClusterAssessment;
import io.godwit.core.assess.CopyForecast;
import io.godwit.core.assess.DiskAssessment;
import io.godwit.core.assess.TopicAssessment;
import io.godwit.core.assess.TrafficAssessment;
import io.godwit.core.assess.metrics.BrokerReading.RequestTimes;
import io.godwit.core.assess.traffic.RateStatistics;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What the reports say. Large clusters are cut to what people read; the JSON has all. */
final class ReportSections {
    /** What brokers count as name and version of connections that tell none. */
    private static final String NO_NAME = "unknown unknown";

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Assessment assessment;
    private final List<TopicAssessment> busiest;

    ReportSections(Assessment assessment) {
        this.assessment = assessment;
        this.busiest = assessment.topics().stream()
                .sorted(Comparator.comparingDouble(ReportSections::weight).reversed())
                .toList();
    }

    private static double weight(TopicAssessment topic) {
        return topic.bytesIn().average().orElse(0) * 1e6 + topic.sizeBytes().orElse(0) / 1e6;
    }

    List<ReportSection> sections() {
        List<ReportSection> sections = new ArrayList<>();
        sections.add(overview());
        sections.add(findings());
        sections.add(traffic());
        sections.add(ways());
        brokers().ifPresent(sections::add);
        sections.add(topics());
        sections.add(disk());
        sections.add(copy());
        sections.add(usage());
        sections.add(groups());
        sections.add(method());
        return sections;
    }

    private ReportSection overview() {
        ClusterAssessment cluster = assessment.cluster();
        RateStatistics in = assessment.traffic().bytesIn();
        return ReportSection.titled("Overview")
                .text("Cluster " + cluster.clusterId() + ", looked at on " + MINUTE.format(assessment.takenAt())
                        + (assessment.anonymized() ? "; names are hashes." : "."))
                .head("", "")
                .row("Release", "Kafka " + cluster.release() + ", " + cluster.controller())
                .row(
                        "Brokers",
                        cluster.brokers() + (cluster.racks().isEmpty() ? "" : " in racks " + list(cluster.racks())))
                .row(
                        "Topics",
                        Amounts.count(cluster.topics()) + " with " + Amounts.count(cluster.partitions())
                                + " partitions, " + Amounts.count(cluster.replicas()) + " replicas")
                .row(
                        "Replication factors",
                        cluster.replicationFactors().entrySet().stream()
                                .map(entry -> entry.getKey() + ": " + Amounts.count(entry.getValue()) + " topics")
                                .collect(Collectors.joining(", ")))
                .row("Written on average", rate(in.average()))
                .row(
                        "Written in the busiest hour",
                        rate(in.peak())
                                + in.peakAt()
                                        .map(at -> ", " + MINUTE.format(at))
                                        .orElse(""))
                .row("95 % of hours below", rate(in.p95()))
                .row(
                        "Growth",
                        in.growthPerDay().isPresent()
                                ? String.format(
                                        Locale.ROOT,
                                        "%+.1f %% a day",
                                        in.growthPerDay().getAsDouble() * 100)
                                : "-")
                .row(
                        "Read for each byte written",
                        factor(assessment.traffic().fanOut()) + ", "
                                + assessment.traffic().fanOutBasis())
                .row("On disk", bytes(assessment.disk().usedBytes()) + " with all replicas")
                .row("Kept by default", retention(cluster.defaultRetentionMs()))
                .row("Groups", Amounts.count(cluster.groups()))
                .row("Compacted topics", Amounts.count(cluster.compactedTopics()))
                .row("Streams applications", list(cluster.streamsApplications()))
                .row("Connect clusters", list(cluster.connectClusters()))
                .row("Schema registries", list(cluster.schemaRegistries()))
                .row("Transactional ids seen", list(cluster.transactionalIds()))
                .row(
                        "Security",
                        Amounts.count(cluster.acls()) + " ACLs, " + cluster.scramUsers() + " SCRAM users, "
                                + cluster.quotas() + " quotas")
                .row(
                        "Connections",
                        cluster.connections().isPresent()
                                ? Amounts.count(cluster.connections().getAsLong())
                                : "-")
                .row(
                        "Client libraries",
                        cluster.clientLibraries().isEmpty()
                                ? "-"
                                : cluster.clientLibraries().entrySet().stream()
                                        .map(entry -> library(entry.getKey()) + " (" + entry.getValue() + ")")
                                        .collect(Collectors.joining(", ")))
                .build();
    }

    /** Clients tell their name since Kafka 2.4 (KIP-511). */
    private static String library(String told) {
        return told.equals(NO_NAME) ? "before 2.4, or brokers" : told;
    }

    private ReportSection findings() {
        ReportSection.Builder section = ReportSection.titled("Findings")
                .text(assessment.findings().isEmpty() ? "None." : "The heaviest first. A target of - means any.")
                .head("Severity", "Code", "Effort", "Target", "What", "Why", "What to do");
        assessment
                .findings()
                .forEach(finding -> section.row(
                        finding.severity(),
                        finding.code(),
                        finding.effort(),
                        finding.targets().isEmpty() ? "-" : String.join(", ", finding.targets()),
                        finding.resource(),
                        finding.reason(),
                        finding.fix()));
        return section.build();
    }

    private ReportSection traffic() {
        TrafficAssessment traffic = assessment.traffic();
        return ReportSection.titled("Traffic")
                .text("Bytes that producers wrote, by the hour (UTC), one replica, as the logs tell. "
                        + traffic.bytesIn().hours() + " hours are known; shaded hours are unknown, not 0.")
                .chart(HourChart.of(traffic))
                .build();
    }

    private ReportSection ways() {
        ReportSection.Builder section = ReportSection.titled("Ways of measuring")
                .head("Way", "Rests on", "#Bytes in", "#Peak", "#Bytes out", "#Records in", "Sum");
        assessment
                .traffic()
                .ways()
                .forEach(way -> section.row(
                        way.name(),
                        way.basis(),
                        rate(way.bytesIn()),
                        rate(way.bytesInPeak()),
                        rate(way.bytesOut()),
                        records(way.messagesIn()),
                        way.complete() ? "complete" : "incomplete: the truth is higher"));
        assessment
                .traffic()
                .comparisons()
                .forEach(comparison -> section.text(String.format(
                        Locale.ROOT,
                        "%s: %s against %s %+.1f %%. %s.",
                        comparison.quantity(),
                        comparison.second(),
                        comparison.first(),
                        comparison.differencePercent(),
                        comparison.explanation())));
        return section.build();
    }

    private Optional<ReportSection> brokers() {
        ReportSection.Builder section = ReportSection.titled("Brokers")
                .text("Within the window of the metrics; times are 99th percentiles since the broker started.")
                .head(
                        "#Broker",
                        "Way",
                        "#Bytes in",
                        "#Bytes out",
                        "#CPU",
                        "#Under-replicated",
                        "#Produce",
                        "#Fetch",
                        "#Log flush",
                        "#Connections");
        assessment
                .brokerLoads()
                .forEach(load -> section.row(
                        String.valueOf(load.broker()),
                        load.way(),
                        rate(load.bytesIn()),
                        rate(load.bytesOut()),
                        load.processCpu().isPresent()
                                ? Amounts.percent(load.processCpu().getAsDouble())
                                : "-",
                        number(load.underReplicated(), ""),
                        request(load, "Produce"),
                        request(load, "FetchConsumer"),
                        number(load.logFlushP99Ms(), " ms"),
                        number(load.connections(), "")));
        return assessment.brokerLoads().isEmpty() ? Optional.empty() : Optional.of(section.build());
    }

    private static String request(BrokerLoad load, String name) {
        RequestTimes times = load.requests().get(name);
        return times == null ? "-" : number(OptionalDouble.of(times.p99Ms()), " ms");
    }

    private ReportSection topics() {
        ReportSection.Builder section = ReportSection.titled("Topics")
                .text(cut("topics by bytes in", assessment.topics().size()))
                .head(
                        "Topic",
                        "Kind",
                        "#Partitions",
                        "#Replicas",
                        "Kept",
                        "#On disk",
                        "#Bytes in",
                        "#Busiest hour",
                        "#Skew",
                        "#Readers");
        busiest.stream()
                .limit(MOST_ROWS)
                .forEach(topic -> section.row(
                        topic.name(),
                        topic.kind() + (topic.isCompacted() ? ", compacted" : "") + (topic.idle() ? ", idle" : ""),
                        Amounts.count(topic.partitions()),
                        String.valueOf(topic.replicationFactor()),
                        retention(topic.retentionMs())
                                + (topic.retentionBytes().orElse(-1) >= 0
                                        ? ", "
                                                + Amounts.bytes(
                                                        topic.retentionBytes().getAsLong()) + " a partition"
                                        : ""),
                        bytes(topic.sizeBytes()),
                        rate(topic.bytesIn().average()),
                        rate(topic.bytesIn().peak()),
                        factor(topic.skew()),
                        Amounts.count(topic.readers().size())));
        return section.build();
    }

    private ReportSection disk() {
        DiskAssessment disk = assessment.disk();
        ReportSection.Builder section = ReportSection.titled("Disk")
                .text("Topics with a limit will take " + bytes(disk.steadyBytes())
                        + " with all replicas once they are full at"
                        + " today's average; topics without a limit take " + bytes(disk.unlimitedBytes())
                        + " now and grow by "
                        + (disk.unlimitedBytesPerDay().isPresent()
                                ? Amounts.bytes(
                                        Math.round(disk.unlimitedBytesPerDay().getAsDouble()))
                                : "-")
                        + " a day.")
                .head("#Broker", "Folder", "#Used", "#Share", "#Volume", "#Free");
        disk.brokers().forEach(broker -> broker.folders()
                .forEach(folder -> section.row(
                        String.valueOf(broker.broker()),
                        folder.path(),
                        Amounts.bytes(folder.usedBytes()),
                        disk.usedBytes().orElse(0) > 0
                                ? Amounts.percent((double) folder.usedBytes()
                                        / disk.usedBytes().getAsLong())
                                : "-",
                        Amounts.bytes(folder.totalBytes()),
                        Amounts.bytes(folder.usableBytes()))));
        return section.build();
    }

    private ReportSection copy() {
        CopyForecast copy = assessment.copy();
        ReportSection.Builder section = ReportSection.titled("Copy")
                .text(bytes(copy.bytesToCopy()) + " at " + rate(copy.copyBytesPerSecond()) + " (" + copy.copyBasis()
                        + "), while "
                        + Amounts.bytesPerSecond(copy.growthBytesPerSecond()) + " are written: "
                        + copy.duration().map(Amounts::duration).orElse("the time is unknown") + ".")
                .text("While it copies, the source is read "
                        + (copy.sourceEgressTimes().isPresent()
                                ? factor(copy.sourceEgressTimes()) + " as much on top of what consumers read"
                                : "on top of what consumers read by the copy rate")
                        + ", and the target is written " + rate(copy.targetIngressBytesPerSecond())
                        + " before its own replication. From then on, until the switch, both bear "
                        + Amounts.bytesPerSecond(copy.afterwardsBytesPerSecond()) + ".")
                .text(
                        "What running both clusters costs follows from the target's size and price, which is another question.")
                .head("Topic that expires", "Kept", "Lost before it is copied");
        copy.expiring().stream()
                .limit(MOST_ROWS)
                .forEach(topic -> section.row(
                        topic.topic(),
                        Amounts.duration(topic.retention()),
                        topic.expires() ? "yes" : "maybe: less than twice the time"));
        return section.build();
    }

    private ReportSection usage() {
        List<String> shown = busiest.stream()
                .filter(topic -> !topic.kind().equals("broker"))
                .map(TopicAssessment::name)
                .limit(UsageChart.MOST_TOPICS)
                .toList();
        ReportSection.Builder section = ReportSection.titled("Who reads and writes")
                .text(
                        "Writers are known where they are idempotent, by name where they are transactional; dashed lines are groups"
                                + " without a member. The busiest " + shown.size()
                                + " topics; all edges are in the JSON.");
        if (!shown.isEmpty()) {
            section.chart(UsageChart.of(assessment.usage(), shown));
        }
        return section.build();
    }

    private ReportSection groups() {
        ReportSection.Builder section = ReportSection.titled("Groups")
                .text(cut("groups", assessment.groups().size()))
                .head("Group", "Kind", "State", "#Members", "#Behind by records", "#Topics", "Clients");
        assessment.groups().stream()
                .limit(MOST_ROWS)
                .forEach(group -> section.row(
                        group.name(),
                        group.kind(),
                        group.state(),
                        Amounts.count(group.members()),
                        group.lagRecords().isPresent()
                                ? Amounts.count(group.lagRecords().getAsLong())
                                : "-",
                        Amounts.count(group.topics().size()),
                        group.clients().stream().limit(3).collect(Collectors.joining(", "))));
        return section.build();
    }

    private ReportSection method() {
        return ReportSection.titled("How it was measured")
                .text(
                        "From the logs: the brokers tell the first offset of each hour; bytes of an hour are its offsets times the"
                                + " partition's bytes of an offset (size of one replica on disk / offsets). An hour of the cluster is known if"
                                + " topics with 95 % of the traffic still have it. Rates leave out the hour in progress.")
                .text("From metrics: what counters grew by within the window, summed over brokers.")
                .text("Copy time: bytes / (copy rate - bytes written a second). Each formula and its source is in"
                        + " docs/reference/assessment.md.")
                .build();
    }

    /** The head of each format. */
    static String title(Assessment assessment) {
        Instant at = assessment.takenAt();
        return "Assessment of " + assessment.name() + ", " + MINUTE.format(at);
    }
}
