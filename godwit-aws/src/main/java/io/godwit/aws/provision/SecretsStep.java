package io.godwit.aws.provision;

import io.godwit.core.error.AwsError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.model.UnprocessedScramSecret;

/** Makes the cluster know the secrets of SCRAM users. Those that it knows besides stay. */
record SecretsStep(ControlPlane plane, ProvisionOrder order) implements ProvisionStep {
    /** MSK takes no more in one request. */
    private static final int MOST_AT_ONCE = 10;

    @Override
    public String title() {
        return "SCRAM secrets";
    }

    @Override
    public Look look(Found found) {
        Optional<Found.ExistingCluster> cluster = found.activeCluster();
        if (cluster.isEmpty()) {
            return Look.needed(order.scramSecretArns().size() + " are associated once the cluster is active", found);
        }
        int missing = missing(cluster.get()).size();
        return missing == 0
                ? Look.there("all " + order.scramSecretArns().size() + " are associated", found)
                : Look.needed(missing + " of " + order.scramSecretArns().size() + " are associated", found);
    }

    private List<String> missing(Found.ExistingCluster cluster) {
        List<String> missing = new ArrayList<>(order.scramSecretArns());
        missing.removeAll(plane.scramSecrets(order.cluster().name(), cluster.arn()));
        return missing.stream().distinct().toList();
    }

    @Override
    public Found act(Found found) {
        Found.ExistingCluster cluster = found.activeCluster().orElseThrow();
        List<String> missing = missing(cluster);
        List<Problem> refused = new ArrayList<>();
        for (int from = 0; from < missing.size(); from += MOST_AT_ONCE) {
            List<String> batch = missing.subList(from, Math.min(missing.size(), from + MOST_AT_ONCE));
            plane.associateSecrets(order.cluster().name(), cluster.arn(), batch).stream()
                    .map(SecretsStep::problem)
                    .forEach(refused::add);
        }
        if (!refused.isEmpty()) {
            throw new GodwitException(
                    AwsError.SECRETS_NOT_ASSOCIATED,
                    "cluster " + order.cluster().name(),
                    "MSK did not take " + refused.size() + " of " + missing.size() + " secrets",
                    "encrypt each with a customer key, as user name and password in JSON; then run the same command again",
                    refused);
        }
        return found;
    }

    private static Problem problem(UnprocessedScramSecret secret) {
        return new Problem(
                String.valueOf(secret.secretArn()),
                0,
                Problem.NO_VALUE,
                secret.errorCode() + ": " + secret.errorMessage());
    }
}
