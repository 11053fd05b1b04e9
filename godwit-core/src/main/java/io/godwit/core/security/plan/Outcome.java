package io.godwit.core.security.plan;

import io.godwit.core.finding.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Gathers what the planners of single parts decide. */
final class Outcome {
    private final List<SecurityStep> steps = new ArrayList<>();
    private final List<SecurityStep> present = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    void add(Collection<SecurityStep> more, Collection<SecurityStep> there, Collection<Finding> found) {
        steps.addAll(more);
        present.addAll(there);
        findings.addAll(found);
    }

    List<SecurityStep> steps() {
        return steps;
    }

    List<SecurityStep> present() {
        return present;
    }

    List<Finding> findings() {
        return findings;
    }
}
