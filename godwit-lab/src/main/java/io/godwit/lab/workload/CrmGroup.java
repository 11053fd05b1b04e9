package io.godwit.lab.workload;

import java.util.List;
import java.util.Locale;

/** The CRM's consumer groups. */
@SuppressWarnings("ImmutableEnumChecker") // List.of does not change.
public enum CrmGroup {
    BILLING(CrmTopic.ORDER, CrmTopic.PAYMENT, CrmTopic.INVOICE, CrmTopic.ORDER_BAD),
    WAREHOUSE(CrmTopic.ORDER, CrmTopic.PRICE, CrmTopic.CUSTOMER),
    /** Reads everything; a program of its own, so that it can lag or stand still. */
    REPORTING(CrmTopic.written().toArray(CrmTopic[]::new)),
    /** Settles payments: reads, and writes what it made of them in the same transaction as its offsets. */
    SETTLEMENT(CrmTopic.PAYMENT),
    /** Checks that each payment was settled exactly once. */
    AUDIT(CrmTopic.SETTLEMENT);

    private final List<CrmTopic> topics;

    CrmGroup(CrmTopic... topics) {
        this.topics = List.of(topics);
    }

    public List<CrmTopic> topics() {
        return topics;
    }

    /** The group id. */
    public String groupId() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CrmGroup of(String groupId) {
        return valueOf(groupId.toUpperCase(Locale.ROOT));
    }
}
