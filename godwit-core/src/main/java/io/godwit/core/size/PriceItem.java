package io.godwit.core.size;

/** What AWS bills, apart from instances. GiB is what AWS calls GB. */
public enum PriceItem {
    EBS_GIB_MONTH("ebsGibMonth", "USD per GiB-month"),
    TIERED_GIB_MONTH("tieredGibMonth", "USD per GiB-month"),
    PROVISIONED_THROUGHPUT("provisionedThroughputMibPerSecondMonth", "USD per MiB/s-month"),
    EXPRESS_STORAGE_GIB_MONTH("expressStorageGibMonth", "USD per GiB-month"),
    EXPRESS_INGRESS_GIB("expressIngressGib", "USD per GiB"),
    CROSS_ZONE_GIB("crossZoneGib", "USD per GiB"),
    SERVERLESS_CLUSTER_HOUR("serverlessClusterHour", "USD per hour"),
    SERVERLESS_PARTITION_HOUR("serverlessPartitionHour", "USD per partition-hour"),
    SERVERLESS_INGRESS_GIB("serverlessIngressGib", "USD per GiB"),
    SERVERLESS_EGRESS_GIB("serverlessEgressGib", "USD per GiB"),
    SERVERLESS_STORAGE_GIB_MONTH("serverlessStorageGibMonth", "USD per GiB-month"),
    GP3_GIB_MONTH("gp3GibMonth", "USD per GiB-month"),
    GP3_THROUGHPUT("gp3ThroughputMibPerSecondMonth", "USD per MiB/s-month");

    private final String field;
    private final String unit;

    PriceItem(String field, String unit) {
        this.field = field;
        this.unit = unit;
    }

    /** As the catalogue calls it. */
    public String field() {
        return field;
    }

    public String unit() {
        return unit;
    }
}
