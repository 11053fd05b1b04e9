package io.godwit.aws.provision;

/** What is done with a step that is needed: a dry run is another executor of the same steps. */
enum StepExecutor {
    ACTING(StepReport.Outcome.DONE) {
        @Override
        Found execute(ProvisionStep step, Found found) throws InterruptedException {
            return step.act(found);
        }
    },
    REHEARSING(StepReport.Outcome.WOULD_BE_DONE) {
        @Override
        Found execute(ProvisionStep step, Found found) {
            return found;
        }
    };

    private final StepReport.Outcome outcome;

    StepExecutor(StepReport.Outcome outcome) {
        this.outcome = outcome;
    }

    StepReport.Outcome outcome() {
        return outcome;
    }

    abstract Found execute(ProvisionStep step, Found found) throws InterruptedException;
}
