package io.godwit.kafka.inventory;

import java.util.SortedMap;

/**
 * Which release of Kafka first accepted which version of which request: the only trace of the release that every broker
 * shows to every client. Only requests of clients are used, since brokers hide those between brokers in some modes. Read
 * off the protocol definitions in kafka-clients of each release.
 */
enum ReleaseMilestone {
    V2_1("2.1", 1, 10),
    V2_2("2.2", 43, 0),
    V2_3("2.3", 44, 0),
    V2_4("2.4", 47, 0),
    V2_5("2.5", 9, 7),
    V2_6("2.6", 48, 0),
    V2_7("2.7", 50, 0),
    V2_8("2.8", 60, 0),
    V3_0("3.0", 66, 0),
    V3_1("3.1", 1, 13),
    V3_2("3.2", 11, 9),
    /** 3.4 changed requests between brokers alone. */
    V3_3("3.3 – 3.4", 35, 4),
    V3_5("3.5", 1, 15),
    V3_6("3.6", 24, 4),
    V3_7("3.7", 1, 16),
    V3_8("3.8", 0, 11),
    V3_9("3.9", 1, 17),
    V4_0("4.0", 0, 12),
    V4_1("4.1", 0, 13),
    V4_2("4.2", 8, 10),
    V4_3("4.3", 35, 5);

    private final String release;
    private final int requestKey;
    private final int version;

    ReleaseMilestone(String release, int requestKey, int version) {
        this.release = release;
        this.requestKey = requestKey;
        this.version = version;
    }

    /** The newest release whose milestone is reached, or {@code -} if the broker told nothing. */
    static String release(SortedMap<Integer, Integer> newestVersions) {
        if (newestVersions.isEmpty()) {
            return "-";
        }
        String release = "older than 2.1";
        for (ReleaseMilestone milestone : values()) {
            if (newestVersions.getOrDefault(milestone.requestKey, -1) >= milestone.version) {
                release = milestone.release;
            }
        }
        return release;
    }
}
