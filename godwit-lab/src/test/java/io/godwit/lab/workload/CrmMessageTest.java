package io.godwit.lab.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrmMessageTest {
    @ParameterizedTest
    @EnumSource
    void shouldFindTheStampAgainWhateverTheTopic(CrmTopic topic) {
        Stamp stamp = new Stamp("run-1/Kunde-ß#7", 42);
        ContentGenerator content = new ContentGenerator(topic, new Random(1));

        for (int message = 0; message < 50; message++) {
            assertThat(CrmMessage.stampOf(received(CrmMessage.toRecord(topic, stamp, 0, null, content.next()))))
                    .hasValue(stamp);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldStayWithinTheSizesOfTheTopic(CrmTopic topic) {
        ContentGenerator content = new ContentGenerator(topic, new Random(1));

        for (int message = 0; message < 200; message++) {
            String text = content.next();
            if (text != null) {
                assertThat(text.getBytes(UTF_8).length)
                        .isBetween(topic.shape().minBytes() / 3, topic.shape().maxBytes() + 40);
            }
        }
    }

    @Test
    void shouldFindNoStampInForeignRecords() {
        assertThat(CrmMessage.stampOf(received(new ProducerRecord<>("order", "no stamp".getBytes(UTF_8)))))
                .isEmpty();
        assertThat(CrmMessage.stampOf(received(new ProducerRecord<>("order", null))))
                .isEmpty();
        assertThat(Stamp.parse("lane#x")).isEqualTo(Optional.empty());
    }

    private static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> record) {
        return new ConsumerRecord<>(
                record.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }
}
