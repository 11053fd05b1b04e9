package io.godwit.core.assess.metrics;

import java.util.List;

/**
 * The MBeans that an assessment reads. Names and attributes are those of
 * https://kafka.apache.org/documentation/#monitoring; rates are made from {@code Count}, never from the moving averages, which
 * say nothing about a window.
 */
public enum BrokerMetric {
    BYTES_IN("kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec,*", "Count", Kind.COUNTER, "topic"),
    BYTES_OUT("kafka.server:type=BrokerTopicMetrics,name=BytesOutPerSec,*", "Count", Kind.COUNTER, "topic"),
    MESSAGES_IN("kafka.server:type=BrokerTopicMetrics,name=MessagesInPerSec,*", "Count", Kind.COUNTER, "topic"),
    REPLICATION_BYTES_IN(
            "kafka.server:type=BrokerTopicMetrics,name=ReplicationBytesInPerSec", "Count", Kind.COUNTER, ""),
    REPLICATION_BYTES_OUT(
            "kafka.server:type=BrokerTopicMetrics,name=ReplicationBytesOutPerSec", "Count", Kind.COUNTER, ""),
    REQUEST_MEAN_MS("kafka.network:type=RequestMetrics,name=TotalTimeMs,request=*", "Mean", Kind.VALUE, "request"),
    REQUEST_P99_MS(
            "kafka.network:type=RequestMetrics,name=TotalTimeMs,request=*", "99thPercentile", Kind.VALUE, "request"),
    LOG_FLUSH_P99_MS("kafka.log:type=LogFlushStats,name=LogFlushRateAndTimeMs", "99thPercentile", Kind.VALUE, ""),
    UNDER_REPLICATED("kafka.server:type=ReplicaManager,name=UnderReplicatedPartitions", "Value", Kind.VALUE, ""),
    PROCESS_CPU("java.lang:type=OperatingSystem", "ProcessCpuLoad", Kind.VALUE, ""),
    SYSTEM_CPU("java.lang:type=OperatingSystem", "SystemCpuLoad", Kind.VALUE, ""),
    CPU_NANOS("java.lang:type=OperatingSystem", "ProcessCpuTime", Kind.COUNTER, ""),
    PROCESSORS("java.lang:type=OperatingSystem", "AvailableProcessors", Kind.VALUE, ""),
    STARTED_AT_MS("java.lang:type=Runtime", "StartTime", Kind.VALUE, ""),
    UPTIME_MS("java.lang:type=Runtime", "Uptime", Kind.VALUE, ""),
    /** One bean a network thread. */
    CONNECTIONS(
            "kafka.server:type=socket-server-metrics,listener=*,networkProcessor=*",
            "connection-count",
            Kind.VALUE,
            "listener networkProcessor"),
    /** KIP-511, brokers from 2.5 on. */
    CLIENT_CONNECTIONS(
            "kafka.server:type=socket-server-metrics,clientSoftwareName=*,clientSoftwareVersion=*,*",
            "connections",
            Kind.VALUE,
            "clientSoftwareName clientSoftwareVersion listener networkProcessor");

    /** How two samples become a figure. */
    public enum Kind {
        /** It only grows: what it grew by, a second. */
        COUNTER,
        /** The later sample. */
        VALUE
    }

    /** Only these requests' times are read: those that clients and followers wait for. */
    public static final List<String> REQUESTS = List.of("Produce", "FetchConsumer", "FetchFollower");

    private final String pattern;
    private final String attribute;
    private final Kind kind;
    private final String qualifiers;

    BrokerMetric(String pattern, String attribute, Kind kind, String qualifiers) {
        this.pattern = pattern;
        this.attribute = attribute;
        this.kind = kind;
        this.qualifiers = qualifiers;
    }

    /** An object name, with wildcards perhaps. */
    public String pattern() {
        return pattern;
    }

    public String attribute() {
        return attribute;
    }

    public Kind kind() {
        return kind;
    }

    /** The keys of the object name whose values tell its beans apart; a bean may lack them. */
    public List<String> qualifiers() {
        return qualifiers.isEmpty() ? List.of() : List.of(qualifiers.split(" ", -1));
    }

    /** Whether a bean of this metric, told apart by these words, is of interest. */
    public boolean wants(String qualifier) {
        return !qualifiers.equals("request") || REQUESTS.contains(qualifier);
    }
}
