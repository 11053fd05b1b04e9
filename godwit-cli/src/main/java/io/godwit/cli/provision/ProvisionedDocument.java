package io.godwit.cli.provision;

import io.godwit.aws.provision.ProvisionResult;
import io.godwit.aws.provision.StepReport;
import io.godwit.core.provision.CustomConfiguration;
import io.godwit.core.provision.WantedCluster;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The document of {@code godwit provision apply -o json}; docs/reference/provision.md describes it. */
record ProvisionedDocument(
        String cluster,
        String region,
        boolean dryRun,
        Optional<String> clusterArn,
        Addresses bootstrapBrokers,
        Optional<String> clientProperties,
        List<StepReport> steps,
        CustomConfiguration configuration) {
    record Addresses(Optional<String> saslScram, Optional<String> saslIam) {}

    static ProvisionedDocument of(
            String region, boolean dryRun, WantedCluster cluster, ProvisionResult result, Optional<Path> written) {
        return new ProvisionedDocument(
                cluster.name(),
                region,
                dryRun,
                result.clusterArn(),
                new Addresses(result.brokers().saslScram(), result.brokers().saslIam()),
                written.map(Path::toString),
                result.steps(),
                cluster.configuration());
    }

    void print(PrintWriter out) {
        ConfigurationText.print(configuration, out);
        out.println();
        out.println("Cluster  " + clusterArn.orElse("-"));
        out.println("SCRAM    " + bootstrapBrokers.saslScram().orElse("-"));
        out.println("IAM      " + bootstrapBrokers.saslIam().orElse("-"));
        bootstrapBrokers.saslScram().ifPresent(brokers -> {
            out.println();
            out.println("In migration.yaml:");
            TargetText.yaml(brokers, clientProperties.map(Path::of)).forEach(line -> out.println("  " + line));
        });
        out.println();
        out.println((dryRun ? "Dry run: " : "Provision: ") + count(StepReport.Outcome.DONE) + " steps done, "
                + count(StepReport.Outcome.ALREADY_DONE) + " already done, "
                + count(StepReport.Outcome.WOULD_BE_DONE) + " would be done");
    }

    private long count(StepReport.Outcome outcome) {
        return steps.stream().filter(step -> step.outcome() == outcome).count();
    }
}
