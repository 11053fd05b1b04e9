package io.godwit.aws.secret;

import io.godwit.aws.client.AwsErrors;
import io.godwit.core.error.AwsError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.UnprocessedScramSecret;

/** Which secrets a cluster knows. Adds, and never takes away. */
public final class ScramAssociation {
    /** MSK takes no more in one request. */
    private static final int MOST_AT_ONCE = 10;

    private final KafkaClient kafka;
    private final String name;
    private final String arn;

    /**
     * @param name of the cluster
     * @param arn of the cluster
     */
    public ScramAssociation(KafkaClient kafka, String name, String arn) {
        this.kafka = kafka;
        this.name = name;
        this.arn = arn;
    }

    /**
     * Those of these ARNs that the cluster does not know, each once.
     *
     * @throws GodwitException if AWS refuses to tell
     */
    public List<String> missing(List<String> secretArns) {
        List<String> missing = new ArrayList<>(secretArns);
        missing.removeAll(AwsErrors.call(
                "kafka:ListScramSecrets",
                "cluster " + name,
                () -> kafka.listScramSecretsPaginator(request -> request.clusterArn(arn)).secretArnList().stream()
                        .toList()));
        return missing.stream().distinct().toList();
    }

    /**
     * Makes the cluster know these.
     *
     * @throws GodwitException if MSK does not take all of them; those that it took stay
     */
    public void add(List<String> secretArns) {
        List<Problem> refused = new ArrayList<>();
        for (int from = 0; from < secretArns.size(); from += MOST_AT_ONCE) {
            List<String> batch = secretArns.subList(from, Math.min(secretArns.size(), from + MOST_AT_ONCE));
            AwsErrors.call("kafka:BatchAssociateScramSecret", "cluster " + name, () -> kafka.batchAssociateScramSecret(
                                    request -> request.clusterArn(arn).secretArnList(batch))
                            .unprocessedScramSecrets())
                    .stream()
                    .map(ScramAssociation::problem)
                    .forEach(refused::add);
        }
        if (!refused.isEmpty()) {
            throw new GodwitException(
                    AwsError.SECRETS_NOT_ASSOCIATED,
                    "cluster " + name,
                    "MSK did not take " + refused.size() + " of " + secretArns.size() + " secrets",
                    "encrypt each with a customer key, as user name and password in JSON; then run the same command again",
                    refused);
        }
    }

    private static Problem problem(UnprocessedScramSecret secret) {
        return new Problem(
                String.valueOf(secret.secretArn()),
                0,
                Problem.NO_VALUE,
                secret.errorCode() + ": " + secret.errorMessage());
    }
}
