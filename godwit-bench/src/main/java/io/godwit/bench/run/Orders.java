package io.godwit.bench.run;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/**
 * Orders of a shop as JSON, made once and taken in turn: there are more of them than a batch holds, so that none compresses
 * better than it would in life. The same seed gives the same orders.
 */
final class Orders {
    static final int KEY_BYTES = 8;
    private static final int COUNT = 20_000;
    private static final String[] CITIES = {"Leipzig", "København", "Łódź", "Porto", "Athína", "Zürich"};
    private static final String[] STATES = {"NEW", "PAID", "PACKED", "SENT"};
    private static final String[] WORDS = {
        "ring", "the", "bell", "twice", "leave", "at", "door", "call", "before", "noon"
    };

    private final byte[][] keys = new byte[COUNT][];
    private final byte[][] values = new byte[COUNT][];

    /**
     * @param valueBytes on average
     * @param spreadBytes by which sizes differ from it at most
     */
    Orders(int valueBytes, int spreadBytes, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < COUNT; i++) {
            int customer = random.nextInt(1_000_000);
            int size = valueBytes - spreadBytes + random.nextInt(2 * spreadBytes + 1);
            keys[i] = String.format(Locale.ROOT, "c-%06d", customer).getBytes(StandardCharsets.US_ASCII);
            values[i] = order(random, customer, size);
        }
    }

    private static byte[] order(Random random, int customer, int size) {
        StringBuilder json = new StringBuilder(size + 64);
        json.append("{\"orderId\":")
                .append(random.nextLong() >>> 1)
                .append(",\"customer\":\"c-")
                .append(customer)
                .append("\",\"state\":\"")
                .append(STATES[random.nextInt(STATES.length)])
                .append("\",\"city\":\"")
                .append(CITIES[random.nextInt(CITIES.length)])
                .append("\",\"currency\":\"EUR\",\"items\":[");
        String separator = "";
        while (json.length() < size - 120) {
            json.append(separator)
                    .append("{\"sku\":\"")
                    .append(Long.toString(random.nextInt(1 << 24), 36))
                    .append("\",\"quantity\":")
                    .append(1 + random.nextInt(9))
                    .append(",\"price\":")
                    .append(random.nextInt(20_000) / 100.0)
                    .append('}');
            separator = ",";
        }
        json.append("],\"note\":\"");
        return filledUp(json, random, size);
    }

    /** Words until the size is exact; characters beyond ASCII count as what they are. */
    private static byte[] filledUp(StringBuilder json, Random random, int size) {
        String end = "\"}";
        int missing = size - end.length() - json.toString().getBytes(StandardCharsets.UTF_8).length;
        StringBuilder note = new StringBuilder();
        while (note.length() < missing) {
            note.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        json.append(note, 0, Math.max(0, missing)).append(end);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] key(long number) {
        return keys[(int) (number % COUNT)];
    }

    byte[] value(long number) {
        return values[(int) (number % COUNT)];
    }

    long bytes(long number) {
        return (long) key(number).length + value(number).length;
    }
}
