package io.godwit.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.lab.ClusterSpec;
import io.godwit.lab.Lab;
import io.godwit.mirror.batch.RecordBatch;
import io.godwit.mirror.copy.OffsetRules;
import io.godwit.mirror.copy.Stop;
import io.godwit.mirror.copy.StopKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What makes a partition stop, that nothing was skipped until then, and how it goes on. */
class MirrorStopsIT {
    private static final AclBinding MARKERS_BY_ALTER =
            acl(ResourceType.CLUSTER, Resource.CLUSTER_NAME, AclOperation.ALTER, AclPermissionType.DENY);
    private static final AclBinding MARKERS_BY_ACTION =
            acl(ResourceType.CLUSTER, Resource.CLUSTER_NAME, AclOperation.CLUSTER_ACTION, AclPermissionType.DENY);

    private static Lab lab;
    private static TestCluster source;
    private static TestCluster target;

    @BeforeAll
    static void startClusters() throws Exception {
        lab = Lab.inTemporaryFolder();
        source = new TestCluster(lab.start(ClusterSpec.kafka39().config("log.cleaner.enable", "false")));
        target = new TestCluster(lab.start(ClusterSpec.kafka43().authorizer()));
        for (ResourceType type : List.of(ResourceType.TOPIC, ResourceType.GROUP)) {
            allow(acl(type, ResourcePattern.WILDCARD_RESOURCE, AclOperation.ALL, AclPermissionType.ALLOW));
        }
        allow(acl(ResourceType.CLUSTER, Resource.CLUSTER_NAME, AclOperation.ALL, AclPermissionType.ALLOW));
    }

    @AfterAll
    static void stopClusters() {
        source.close();
        target.close();
        lab.close();
    }

    @Test
    void shouldStopThatPartitionAloneWhenSomebodyElseWritesToTheTarget() throws Exception {
        // given
        createOnBoth("foreign", 2);
        source.write("foreign", 0, 50);
        source.write("foreign", 1, 50);
        try (TestMirror mirror = TestMirror.of(source, target, "foreign", 2)) {
            mirror.awaitCaughtUp();

            // when
            target.write("foreign", 0, 1);
            source.write("foreign", 0, 50);
            source.write("foreign", 1, 50);

            // then
            Stop stop = mirror.awaitStop(0, StopKind.FOREIGN_WRITE);
            assertThat(stop.offset()).isEqualTo(50);
            mirror.awaitCaughtUp(1);
            assertSame("foreign", 1);

            mirror.restart(0, TestMirror.MAX_BATCH_BYTES, false);
            mirror.awaitStop(0, StopKind.TARGET_NOT_EMPTY);
        }
    }

    @Test
    void shouldNotStartWhenSomebodyElseWroteMeanwhile() throws Exception {
        // given
        createOnBoth("meanwhile", 1);
        source.write("meanwhile", 0, 50);
        long id = copyOnce("meanwhile");

        // when
        target.write("meanwhile", 0, 1);
        source.write("meanwhile", 0, 50);

        // then
        try (TestMirror mirror = mirror("meanwhile", id)) {
            assertThat(mirror.awaitStop(0, StopKind.TARGET_NOT_EMPTY).reason()).contains("offset 50");
        }
    }

    @Test
    void shouldNotStartWhenMarkersTakeTheOffsetsOfRecords() throws Exception {
        // given
        createOnBoth("marked", 1);
        source.write("marked", 0, 50);
        long id = copyOnce("marked");

        // when
        try (TargetWriter writer = new TargetWriter(target, new TopicPartition("marked", 0))) {
            writer.abortMarker(id, 7);
        }
        source.write("marked", 0, 50);

        // then
        try (TestMirror mirror = mirror("marked", id)) {
            assertThat(mirror.awaitStop(0, StopKind.TARGET_NOT_EMPTY).reason()).contains("no record at offset 50");
        }
    }

    @Test
    void shouldStopWhenALateMarkerTakesTheOffsetOfARecordWhileItRuns() throws Exception {
        // given
        createOnBoth("late-marker", 1);
        source.write("late-marker", 0, 50);
        long id = BatchMirror.newProducerId("test", target.properties(), Duration.ofSeconds(20));
        try (TestMirror mirror = mirror("late-marker", id);
                TargetWriter writer = new TargetWriter(target, new TopicPartition("late-marker", 0))) {
            mirror.awaitCaughtUp();

            // when
            writer.abortMarker(id, 7);
            source.write("late-marker", 0, 50);

            // then
            mirror.awaitStop(0, StopKind.FOREIGN_WRITE);
        }
        try (TestMirror mirror = mirror("late-marker", id)) {
            mirror.awaitStop(0, StopKind.TARGET_NOT_EMPTY);
        }
    }

    @Test
    void shouldNotStartWhenTheTargetIsNotEmpty() throws Exception {
        createOnBoth("full", 1);
        source.write("full", 0, 50);
        target.write("full", 0, 20);

        try (TestMirror mirror = TestMirror.of(source, target, "full", 1)) {
            mirror.awaitStop(0, StopKind.TARGET_NOT_EMPTY);
            assertThat(target.end("full", 0)).isEqualTo(20);
        }
    }

    @Test
    void shouldGoOnWhenTheTargetTakesLargerRecords() throws Exception {
        // given
        source.create("large", 1, Map.of());
        target.create("large", 1, Map.of("max.message.bytes", "100000"));
        source.write("large", 0, 20);
        source.write("large", 0, 1, 200_000);
        source.write("large", 0, 20);
        try (TestMirror mirror = TestMirror.of(source, target, "large", 1)) {
            mirror.restart(0, 100_000, false);

            // when
            Stop stop = mirror.awaitStop(0, StopKind.RECORD_TOO_LARGE);
            assertThat(stop.offset()).isEqualTo(20);
            target.alterTopic("large", "max.message.bytes", "1000000");
            mirror.restart(0, 1_000_000, false);

            // then
            mirror.awaitCaughtUp();
            assertSame("large", 0);
        }
    }

    @Test
    void shouldGoOnBehindTheGapWhenTheSourceExpiredAndThatIsAccepted() throws Exception {
        // given
        createOnBoth("expired", 1);
        source.write("expired", 0, 50);
        long id = copyOnce("expired");
        source.write("expired", 0, 50);
        source.deleteBefore("expired", 0, 80);

        try (TestMirror mirror = mirror("expired", id)) {
            // when
            Stop stop = mirror.awaitStop(0, StopKind.SOURCE_EXPIRED);
            assertThat(stop.offset()).isEqualTo(50);
            assertThat(stop.reason()).contains("50 to 79");
            assertThat(target.end("expired", 0)).isEqualTo(50);
            mirror.restart(0, TestMirror.MAX_BATCH_BYTES, true);

            // then
            mirror.awaitCaughtUp();
            assertThat(mirror.report(0).identical()).isTrue();
        }
        List<SeenRecord> copied = target.records("expired", 1);
        assertThat(copied.subList(50, 70)).isEqualTo(source.records("expired", 1));
        assertThat(target.end("expired", 0)).isEqualTo(100);
    }

    @Test
    void shouldStopWhenTheSourceTopicIsMadeAnew() throws Exception {
        // given
        createOnBoth("anew", 1);
        source.write("anew", 0, 50);
        try (TestMirror mirror = TestMirror.of(source, target, "anew", 1)) {
            mirror.awaitCaughtUp();

            // when
            source.delete("anew");
            createWhenGone("anew");
            source.write("anew", 0, 100);

            // then
            mirror.awaitStop(0, StopKind.SOURCE_WENT_BACK);
            assertThat(target.end("anew", 0)).isEqualTo(50);
        }
    }

    @Test
    void shouldGoOnWhenTheRightToWriteIsGivenBack() throws Exception {
        // given
        createOnBoth("denied", 1);
        source.write("denied", 0, 50);
        AclBinding denial = acl(ResourceType.TOPIC, "denied", AclOperation.WRITE, AclPermissionType.DENY);
        try (TestMirror mirror = TestMirror.of(source, target, "denied", 1)) {
            mirror.awaitCaughtUp();

            // when
            allow(denial);
            source.write("denied", 0, 50);
            Stop stop = mirror.awaitStop(0, StopKind.NOT_AUTHORIZED);
            assertThat(stop.offset()).isEqualTo(50);
            revoke(denial);
            mirror.restart(0, TestMirror.MAX_BATCH_BYTES, false);

            // then
            mirror.awaitCaughtUp();
            assertSame("denied", 0);
        }
    }

    @Test
    void shouldMapFromThereOnWhenMarkersAreDenied() throws Exception {
        // given
        createOnBoth("unmarked", 1);
        source.write("unmarked", 0, 50);
        transaction("unmarked", 3);
        source.write("unmarked", 0, 10);
        transaction("unmarked", 3);
        TestMirror.Memory memory = new TestMirror.Memory();
        long id = BatchMirror.newProducerId("test", target.properties(), Duration.ofSeconds(20));
        allow(MARKERS_BY_ALTER);
        allow(MARKERS_BY_ACTION);
        try {
            // when
            try (TestMirror mirror =
                    new TestMirror(source, target, "unmarked", 1, id, OffsetRules.standard(), memory)) {
                mirror.awaitCaughtUp();
                assertThat(mirror.report(0).identical()).isFalse();
            }
            source.write("unmarked", 0, 10);
            try (TestMirror mirror =
                    new TestMirror(source, target, "unmarked", 1, id, OffsetRules.standard(), memory)) {
                mirror.awaitCaughtUp();
            }
        } finally {
            revoke(MARKERS_BY_ALTER);
            revoke(MARKERS_BY_ACTION);
        }

        // then
        assertThat(target.end("unmarked", 0)).isEqualTo(76);
        List<SeenRecord> copied = target.records("unmarked", 1);
        List<SeenRecord> expected = source.records("unmarked", 1);
        assertThat(copied.subList(0, 53)).isEqualTo(expected.subList(0, 53));
        assertThat(withoutOffsets(copied)).isEqualTo(withoutOffsets(expected));
    }

    @Test
    void shouldStopBeforeACorruptBatch() throws Exception {
        // given
        createOnBoth("corrupt", 1);
        createOnBoth("sound", 1);
        source.write("corrupt", 0, 30);
        source.write("sound", 0, 30);
        source.cluster().broker(1).stop();
        flipByteOfBatch(source.cluster().folder().resolve("broker-1-data/corrupt-0/00000000000000000000.log"), 20);
        source.cluster().broker(1).start();

        // when
        try (TestMirror mirror = TestMirror.of(source, target, "corrupt", 1);
                TestMirror other = TestMirror.of(source, target, "sound", 1)) {
            // then
            assertThat(mirror.awaitStop(0, StopKind.SOURCE_CORRUPT).offset()).isLessThanOrEqualTo(20);
            assertThat(target.end("corrupt", 0)).isLessThanOrEqualTo(20);
            other.awaitCaughtUp();
        }
    }

    private static TestMirror mirror(String topic, long producerId) {
        return new TestMirror(source, target, topic, 1, producerId, OffsetRules.standard(), new TestMirror.Memory());
    }

    /** A mirror that copies all that there is, and ends. */
    private static long copyOnce(String topic) throws Exception {
        long id = BatchMirror.newProducerId("test", target.properties(), Duration.ofSeconds(20));
        try (TestMirror mirror = mirror(topic, id)) {
            mirror.awaitCaughtUp();
        }
        return id;
    }

    private static void createOnBoth(String topic, int partitions) throws Exception {
        source.create(topic, partitions, Map.of());
        target.create(topic, partitions, Map.of());
    }

    private static void createWhenGone(String topic) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> source.create(topic, 1, Map.of()));
    }

    private static void transaction(String topic, int records) {
        try (KafkaProducer<byte[], byte[]> producer = source.producer(Map.of("transactional.id", topic))) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int number = 0; number < records; number++) {
                var unused = producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {(byte) number}));
            }
            producer.commitTransaction();
        }
    }

    private static void flipByteOfBatch(Path segment, int number) throws IOException {
        byte[] bytes = Files.readAllBytes(segment);
        int position = 0;
        for (RecordBatch batch : RecordBatch.split(ByteBuffer.wrap(bytes)).subList(0, number + 1)) {
            position += batch.sizeInBytes();
        }
        bytes[position - 5] ^= 1;
        Files.write(segment, bytes);
    }

    private static void assertSame(String topic, int partition) throws Exception {
        LogComparison comparison = new LogComparison(source, target);
        comparison.compare(new TopicPartition(topic, partition));
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.records()).isPositive();
    }

    private static List<SeenRecord> withoutOffsets(List<SeenRecord> records) {
        return new ArrayList<>(records.stream().map(SeenRecord::withoutOffset).toList());
    }

    private static AclBinding acl(
            ResourceType type, String name, AclOperation operation, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:ANONYMOUS", "*", operation, permission));
    }

    /** Returns when the broker goes by it. */
    private static void allow(AclBinding binding) throws Exception {
        target.admin().createAcls(List.of(binding)).all().get(30, TimeUnit.SECONDS);
        awaitAcl(binding, true);
    }

    private static void revoke(AclBinding binding) throws Exception {
        target.admin().deleteAcls(Set.of(binding.toFilter())).all().get(30, TimeUnit.SECONDS);
        awaitAcl(binding, false);
    }

    private static void awaitAcl(AclBinding binding, boolean isThere) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> target.admin()
                                .describeAcls(binding.toFilter())
                                .values()
                                .get(30, TimeUnit.SECONDS)
                                .isEmpty()
                        != isThere);
    }
}
