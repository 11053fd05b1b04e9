package io.godwit.cli.provision;

import io.godwit.aws.document.ClusterDocument;
import io.godwit.aws.provision.ProvisionOrder;
import io.godwit.cli.CommandContext;
import io.godwit.core.error.Problem;
import io.godwit.core.provision.ClusterNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of documents. What is left out of the network becomes a variable without a default. */
final class DocumentOptions {
    /** CloudWatch takes no other numbers of days. */
    private static final Set<Integer> RETENTIONS = Set.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--vpc", paramLabel = "ID", description = "The VPC of the subnets.")
    private @Nullable String vpc;

    @Option(
            names = "--subnets",
            paramLabel = "ID",
            split = ",",
            description = "Three private subnets, one in each zone, separated by commas.")
    private List<String> subnets = List.of();

    @Option(
            names = "--client-cidrs",
            paramLabel = "RANGE",
            split = ",",
            description = "IPv4 ranges that clients connect from, separated by commas.")
    private List<String> clientCidrs = List.of();

    @Option(
            names = "--log-retention-days",
            paramLabel = "DAYS",
            defaultValue = "30",
            description = "How long CloudWatch keeps the brokers' logs (default: 30).")
    private int logRetentionDays = 30;

    ClusterDocument document(CommandContext context) {
        List<Problem> problems = new ArrayList<>();
        ClusterNetwork network = new ClusterNetwork(Optional.ofNullable(vpc), subnets, List.of(), clientCidrs);
        network.check(problems);
        ProvisionOrder.checkSecrets(cluster.scramSecrets(), problems);
        if (!RETENTIONS.contains(logRetentionDays)) {
            problems.add(new Problem(
                    "--log-retention-days",
                    0,
                    String.valueOf(logRetentionDays),
                    "CloudWatch takes 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731 and some more"));
        }
        return new ClusterDocument(
                cluster.cluster(context, problems), network, cluster.scramSecrets(), logRetentionDays);
    }
}
