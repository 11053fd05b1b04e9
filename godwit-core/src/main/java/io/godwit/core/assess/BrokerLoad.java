package io.godwit.core.assess;

import io.godwit.core.assess.metrics.BrokerReading;
import io.godwit.core.assess.metrics.BrokerReading.RequestTimes;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * One broker within the window, as its metrics tell. Rates are a second; loads are shares of all processors, 0 to 1.
 *
 * @param way {@code jmx} or {@code jolokia}
 * @param requests mean and 99th percentile in milliseconds, since the broker started
 */
public record BrokerLoad(
        String way,
        int broker,
        OptionalDouble bytesIn,
        OptionalDouble bytesOut,
        OptionalDouble messagesIn,
        OptionalDouble replicationBytesIn,
        OptionalDouble replicationBytesOut,
        OptionalDouble processCpu,
        OptionalDouble systemCpu,
        OptionalDouble underReplicated,
        OptionalDouble logFlushP99Ms,
        OptionalDouble connections,
        SortedMap<String, RequestTimes> requests) {
    static BrokerLoad of(String way, BrokerReading reading) {
        return new BrokerLoad(
                way,
                reading.broker(),
                reading.bytesIn(),
                reading.bytesOut(),
                reading.messagesIn(),
                reading.replicationBytesIn(),
                reading.replicationBytesOut(),
                reading.processCpu(),
                reading.systemCpu(),
                reading.underReplicated(),
                reading.logFlushP99Ms(),
                reading.connections(),
                reading.requests());
    }
}
