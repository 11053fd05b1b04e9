package io.godwit.core.size;

import java.util.Objects;

/**
 * The figures of Godwit's own rules; docs/reference/size.md says why they are what they are.
 *
 * @param maximumUtilization share of each limit that may be used at peak with a zone lost
 * @param laggingReaders share of the ingress that is read again from disk
 * @param diskUtilization share of the volumes that data may fill
 * @param expressStorageCopies how many copies Express bills
 * @param unlimitedRetentionHours what retention without end is counted as
 * @param hoursPerMonth hours that AWS bills a month
 * @param controllers KRaft controllers of a cluster that one runs oneself
 * @param controllerType their EC2 instance
 * @param source where the figures come from
 */
public record RuleFigures(
        double maximumUtilization,
        double laggingReaders,
        double diskUtilization,
        int expressStorageCopies,
        double unlimitedRetentionHours,
        double hoursPerMonth,
        int controllers,
        String controllerType,
        Source source) {
    public RuleFigures {
        Objects.requireNonNull(controllerType);
        Objects.requireNonNull(source);
    }

    static RuleFigures read(CatalogFields fields) {
        Source source = fields.source();
        return new RuleFigures(
                fields.positive("maximumUtilization"),
                fields.number("laggingReaders"),
                fields.positive("diskUtilization"),
                (int) fields.positive("expressStorageCopies"),
                fields.positive("unlimitedRetentionHours"),
                fields.positive("hoursPerMonth"),
                (int) fields.positive("controllers"),
                fields.text("controllerType"),
                source);
    }
}
