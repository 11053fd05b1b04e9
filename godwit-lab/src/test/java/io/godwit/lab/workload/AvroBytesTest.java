package io.godwit.lab.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AvroBytesTest {
    @Test
    void shouldBeginWithAZeroAndTheIdInFourBytes() {
        assertThat(hex(new AvroBytes(0x0102_0304))).isEqualTo("0001020304");
    }

    /** The examples of Avro's specification. */
    @Test
    void shouldWriteNumbersInZigzag() {
        AvroBytes bytes = new AvroBytes(1);
        for (long number : new long[] {0, -1, 1, -2, 2, -64, 64, Long.MAX_VALUE, Long.MIN_VALUE}) {
            bytes.number(number);
        }

        assertThat(hex(bytes))
                .isEqualTo("0000000001" + "00" + "01" + "02" + "03" + "04" + "7f" + "8001" + "feffffffffffffffff01"
                        + "ffffffffffffffffff01");
    }

    @Test
    void shouldWriteTextWithItsLengthInBytes() {
        assertThat(hex(new AvroBytes(1).text("foo"))).isEqualTo("0000000001" + "06666f6f");
        assertThat(hex(new AvroBytes(1).text("ü"))).isEqualTo("0000000001" + "04c3bc");
    }

    private static String hex(AvroBytes bytes) {
        return HexFormat.of().formatHex(bytes.toBytes());
    }
}
