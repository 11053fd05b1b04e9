package io.godwit.aws.provision;

import io.godwit.aws.client.AwsClients;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes the ordered cluster, or rehearses it. Each step looks at what is there before it acts, so the same order goes on where
 * a former run stopped, and does nothing when all is done.
 */
public final class Provisioning {
    private final ProvisionOrder order;
    private final List<ProvisionStep> steps;
    private final Consumer<String> talk;

    Provisioning(
            ProvisionOrder order, AwsClients clients, Clock clock, ActiveStep.Sleeper sleeper, Consumer<String> talk) {
        ControlPlane plane = new ControlPlane(clients.kafka());
        List<ProvisionStep> needed = new ArrayList<>(List.of(
                new VersionStep(plane, order),
                new ConfigurationStep(plane, order),
                new ClusterStep(plane, order),
                new ActiveStep(plane, order, clock, sleeper, talk)));
        order.cluster()
                .storageScaling()
                .ifPresent(scaling -> needed.add(new StorageScalingStep(clients.scaling(), order, scaling)));
        if (!order.scramSecretArns().isEmpty()) {
            needed.add(new SecretsStep(plane, order));
        }
        needed.add(new BrokersStep(plane, order));
        this.order = order;
        this.steps = List.copyOf(needed);
        this.talk = talk;
    }

    /** @param talk what the person at the terminal is told */
    public static Provisioning of(ProvisionOrder order, AwsClients clients, Clock clock, Consumer<String> talk) {
        return new Provisioning(order, clients, clock, duration -> Thread.sleep(duration.toMillis()), talk);
    }

    /** Says what would be done, and sends only requests that change nothing. */
    public ProvisionResult rehearse() {
        return run(StepExecutor.REHEARSING);
    }

    /**
     * Does what is left to be done.
     *
     * @throws GodwitException at the first step that fails; the steps before it stay done
     */
    public ProvisionResult apply() {
        return run(StepExecutor.ACTING);
    }

    private ProvisionResult run(StepExecutor executor) {
        Found found = Found.NOTHING;
        List<StepReport> reports = new ArrayList<>();
        for (ProvisionStep step : steps) {
            ProvisionStep.Look look = step.look(found);
            talk.accept(step.title() + ": " + look.says());
            found = look.needed() ? execute(executor, step, look.found()) : look.found();
            reports.add(new StepReport(
                    step.title(), look.needed() ? executor.outcome() : StepReport.Outcome.ALREADY_DONE, look.says()));
        }
        return new ProvisionResult(found.cluster().map(Found.ExistingCluster::arn), found.brokers(), reports);
    }

    private Found execute(StepExecutor executor, ProvisionStep step, Found found) {
        try {
            return executor.execute(step, found);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(
                    GeneralError.INTERRUPTED,
                    "cluster " + order.cluster().name(),
                    "interrupted during the step " + step.title(),
                    "run the same command again; it goes on",
                    e);
        }
    }
}
