package io.godwit.migration.doctor;

import io.godwit.core.doctor.DoctorReport;
import java.util.Optional;

/**
 * What came of an examination.
 *
 * @param source empty if it could not be read
 * @param target empty if it could not be read
 */
public record Examination(Optional<ClusterSummary> source, Optional<ClusterSummary> target, DoctorReport report) {}
