package io.godwit.migration.plan;

import io.godwit.core.plan.PlanProgress;
import io.godwit.core.plan.PlanStep;
import io.godwit.core.security.plan.SecurityProgress;
import java.util.List;

/** Writes down what an apply does. */
public interface ApplyRecorder {
    /** Before the first step. */
    void started(PlanProgress standing, SecurityProgress security);

    /** Before a batch; may refuse to go on by throwing. */
    void beforeBatch(List<PlanStep> batch);

    /**
     * After a batch.
     *
     * @param existing topics that could not be made because somebody else had made them
     */
    void afterBatch(List<AppliedStep> batch, List<String> existing);

    /** Before a batch of steps about who may do what; may refuse to go on by throwing. */
    void beforeSecurity();

    /** After such a batch. */
    void afterSecurity(List<AppliedSecurityStep> batch);

    /** After the last step. */
    void finished(ApplyResult result);

    /** For a dry run, which leaves no trace. */
    static ApplyRecorder none() {
        return new ApplyRecorder() {
            @Override
            public void started(PlanProgress standing, SecurityProgress security) {}

            @Override
            public void beforeBatch(List<PlanStep> batch) {}

            @Override
            public void afterBatch(List<AppliedStep> batch, List<String> existing) {}

            @Override
            public void beforeSecurity() {}

            @Override
            public void afterSecurity(List<AppliedSecurityStep> batch) {}

            @Override
            public void finished(ApplyResult result) {}
        };
    }
}
