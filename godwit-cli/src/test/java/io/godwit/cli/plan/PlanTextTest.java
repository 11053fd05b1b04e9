package io.godwit.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.cli.render.Style;
import io.godwit.core.PublishedFiles;
import io.godwit.core.finding.Severity;
import io.godwit.core.plan.CarriedGroup;
import io.godwit.core.plan.ClusterFacts;
import io.godwit.core.plan.ConfigChange;
import io.godwit.core.plan.HeldConfig;
import io.godwit.core.plan.Plan;
import io.godwit.core.plan.PlanDocument;
import io.godwit.core.plan.PlanNotice;
import io.godwit.core.plan.PlanStep;
import io.godwit.core.plan.Skipped;
import io.godwit.core.plan.TopicFacts;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclOperation;
import io.godwit.core.security.acl.AclPattern;
import io.godwit.core.security.acl.AclResourceType;
import io.godwit.core.security.plan.SecurityPlan;
import io.godwit.core.security.plan.SecurityStep;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlanTextTest {
    private static final HeldConfig RETENTION = new HeldConfig("-1", Optional.of("604800000"));
    private static final HeldConfig AFTER = new HeldConfig("9223372036854775807", Optional.empty());
    private static final String RESOURCES = "godwit-cli/src/test/resources/io/godwit/cli/plan/";
    private static final AclPattern ORDER = AclPattern.literal(AclResourceType.TOPIC, "order");
    private static final Plan PLAN = new Plan(
            "crm",
            new ClusterFacts(
                    "source-id",
                    new TreeMap<>(
                            Map.of("order", new TopicFacts(6, 2, new TreeMap<>(Map.of("retention.ms", "604800000")))))),
            new ClusterFacts("target-id", new TreeMap<>(Map.of("price", new TopicFacts(4, 3, new TreeMap<>())))),
            List.of(
                    new PlanStep.CreateTopic(
                            "order",
                            6,
                            3,
                            new TreeMap<>(Map.of(
                                    "compression.type", "lz4",
                                    "retention.ms", "-1",
                                    "message.timestamp.after.max.ms", "9223372036854775807")),
                            new TreeMap<>(Map.of("retention.ms", RETENTION, "message.timestamp.after.max.ms", AFTER))),
                    new PlanStep.AddPartitions("price", 4, 6),
                    new PlanStep.AlterConfigs(
                            "price",
                            new TreeMap<>(Map.of("compression.type", new ConfigChange(Optional.of("gzip"), "zstd"))),
                            new TreeMap<>(Map.of("retention.ms", RETENTION))),
                    new PlanStep.AlterConfigs("stock", new TreeMap<>(), new TreeMap<>())),
            List.of("order-bad"),
            List.of(
                    new CarriedGroup("billing", List.of("order", "price"), 12),
                    new CarriedGroup("one", List.of("order"), 1)),
            List.of(
                    new Skipped(Skipped.Kind.TOPIC, "", "a", "matches no included pattern"),
                    new Skipped(Skipped.Kind.TOPIC, "", "b", "matches no included pattern"),
                    new Skipped(Skipped.Kind.GROUP, "", "idle", "has no committed offset in a topic that moves"),
                    new Skipped(Skipped.Kind.CONFIG, "order", "flush.ms", "is excluded by the policies")),
            List.of(new PlanNotice(
                    "GW-PLN-010",
                    Severity.BLOCKER,
                    "topic full",
                    "exists on the target with 7 offsets of records that this migration did not put there",
                    "exclude the topic")),
            new SecurityPlan(
                    List.of(
                            new SecurityStep.KeepAccess(
                                    ORDER, "User:godwit", new TreeSet<>(Set.of(AclOperation.READ, AclOperation.WRITE))),
                            new SecurityStep.CreateUser("alice", "SCRAM-SHA-512", 4096),
                            new SecurityStep.AddAcl(new Acl(
                                    AclPattern.prefixed(AclResourceType.GROUP, "crm-"),
                                    "User:alice",
                                    "10.0.0.1",
                                    AclOperation.READ,
                                    Acl.Permission.DENY)),
                            new SecurityStep.SetQuota(
                                    new TreeMap<>(Map.of("user", "alice", "client-id", "<default>")),
                                    new TreeMap<>(
                                            Map.of("producer_byte_rate", 1048576.0, "request_percentage", 12.5)))),
                    List.of(new SecurityStep.AddAcl(Acl.allow(ORDER, "User:alice", AclOperation.READ)))));

    @Test
    void shouldShowADiffAndTheNumbersInTheLastLineWhenPrinted() throws IOException {
        // when
        StringWriter text = new StringWriter();
        new PlanText(PLAN, Optional.empty(), Style.PLAIN).print(new PrintWriter(text, true));

        // then
        PublishedFiles.shouldBe(RESOURCES + "plan.txt", text.toString());
    }

    @Test
    void shouldWriteTheSameDocumentAndReadItBackWhenItIsTheSamePlan() throws IOException {
        // when
        PlanDocument document = PlanDocument.of(PLAN, Instant.parse("2026-11-24T10:00:00Z"));

        // then
        PublishedFiles.shouldBe(RESOURCES + "plan.json", document.toJson());
        assertThat(PlanDocument.parse(document.toJson(), "plan.json")).isEqualTo(document);
    }

    @Test
    void shouldReadAFileOfTheFormerVersionAsAPlanAboutTopicsAlone() throws IOException {
        try (InputStream in = Objects.requireNonNull(PlanTextTest.class.getResourceAsStream("plan-of-schema-1.json"))) {
            Plan former = PlanDocument.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "plan.json")
                    .plan();

            assertThat(former.security()).isEqualTo(SecurityPlan.none());
            assertThat(former.steps()).isEqualTo(PLAN.steps());
        }
    }
}
