package io.godwit.aws.provision;

import io.godwit.core.error.Problem;
import io.godwit.core.provision.ClusterNetwork;
import io.godwit.core.provision.WantedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A cluster that is to be made at once.
 *
 * @param network with subnets and security groups
 * @param logGroup of CloudWatch, for the brokers' logs; it exists already
 * @param scramSecretArns ARNs of the secrets of SCRAM users
 * @param limit the longest to wait until the cluster is active
 */
public record ProvisionOrder(
        WantedCluster cluster, ClusterNetwork network, String logGroup, List<String> scramSecretArns, Duration limit) {
    private static final Pattern SECRET =
            Pattern.compile("arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:AmazonMSK_[A-Za-z0-9/_+=.@-]+");

    public ProvisionOrder {
        Objects.requireNonNull(cluster);
        Objects.requireNonNull(network);
        Objects.requireNonNull(logGroup);
        scramSecretArns = List.copyOf(scramSecretArns);
        Objects.requireNonNull(limit);
    }

    /** Adds what is wrong with ARNs of secrets. */
    public static void checkSecrets(List<String> arns, List<Problem> problems) {
        arns.stream()
                .filter(arn -> !SECRET.matcher(arn).matches())
                .forEach(arn -> problems.add(new Problem(
                        "--scram-secrets",
                        0,
                        arn,
                        "expected the ARN of a secret in Secrets Manager whose name begins with AmazonMSK_")));
    }
}
