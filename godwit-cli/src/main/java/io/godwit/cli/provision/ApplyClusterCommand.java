package io.godwit.cli.provision;

import io.godwit.aws.client.AwsClients;
import io.godwit.aws.provision.ProvisionOrder;
import io.godwit.aws.provision.ProvisionResult;
import io.godwit.aws.provision.Provisioning;
import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.AwsError;
import io.godwit.core.error.ConfigurationError;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.provision.ClusterNetwork;
import io.godwit.core.provision.MigrationTarget;
import io.godwit.core.provision.WantedCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code godwit provision apply}. */
@Command(
        name = "apply",
        description = {
            "Makes the cluster through AWS's API and waits until it is active. Run it again after an interruption or a",
            "failure: it goes on with what is there. It changes no cluster that exists, and deletes nothing.",
            "Region and credentials come from AWS's usual places."
        })
public final class ApplyClusterCommand extends GodwitCommand {
    private static final Duration LIMIT = Duration.ofMinutes(60);

    @Mixin
    private ClusterOptions options = new ClusterOptions();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "AWS region (default: that of AWS's usual places).")
    private @Nullable String region;

    @Option(
            names = "--subnets",
            paramLabel = "ID",
            split = ",",
            description = "Three private subnets, one in each zone, separated by commas.")
    private List<String> subnets = List.of();

    @Option(
            names = "--security-groups",
            paramLabel = "ID",
            split = ",",
            description = "Security groups of the brokers; they let clients in on 9096 (SCRAM) and 9098 (IAM).")
    private List<String> securityGroups = List.of();

    @Option(names = "--log-group", paramLabel = "NAME", description = "CloudWatch log group of the brokers' logs.")
    private @Nullable String logGroup;

    @Option(
            names = "--client-properties",
            paramLabel = "FILE",
            description = "Also write how to connect with SCRAM, for target.propertiesFile of migration.yaml.")
    private @Nullable Path clientProperties;

    @Option(
            names = "--update-migration",
            description = "Also set target.bootstrapServers in the file of --file, its comments kept.")
    private boolean updateMigration;

    @Option(names = "--dry-run", description = "Look at what is there and say what would be done, without doing it.")
    private boolean dryRun;

    @Override
    protected ExitCode run(CommandContext context) {
        ProvisionOrder order = order(context);
        if (clientProperties != null && !dryRun) {
            ProvisionFiles.refuseToOverwrite(clientProperties, context.options().yes());
        }
        if (updateMigration) {
            readMigration(context);
        }
        try (AwsClients clients = AwsClients.open(Optional.ofNullable(region))) {
            Provisioning provisioning = Provisioning.of(order, clients, context.clock(), context.talk()::say);
            ProvisionResult result;
            if (dryRun) {
                result = provisioning.rehearse();
            } else {
                confirm(context, order.cluster(), clients.region().id());
                result = provisioning.apply();
            }
            write(context, clients.region().id(), order.cluster(), result);
        }
        return ExitCode.DONE;
    }

    private ProvisionOrder order(CommandContext context) {
        List<Problem> problems = new ArrayList<>();
        ClusterNetwork network = new ClusterNetwork(Optional.empty(), subnets, securityGroups, List.of());
        network.checkComplete(problems);
        network.check(problems);
        ProvisionOrder.checkSecrets(options.scramSecrets(), problems);
        String group = Optional.ofNullable(logGroup).orElse("");
        if (!group.matches("[.\\-_/#A-Za-z0-9]{1,512}")) {
            problems.add(new Problem(
                    "--log-group",
                    0,
                    group.isEmpty() ? Problem.NO_VALUE : group,
                    group.isEmpty() ? "is missing" : "expected a name of letters, digits and ._/#-"));
        }
        if (options.kmsKey().equals("create")) {
            problems.add(new Problem(
                    "--kms-key", 0, "create", "expected aws or an ARN; only the documents make a key of your own"));
        }
        return new ProvisionOrder(
                options.cluster(context, problems),
                network,
                group,
                options.scramSecrets(),
                context.options().timeout().orElse(LIMIT));
    }

    private static void confirm(CommandContext context, WantedCluster cluster, String region) {
        String question = "Make the MSK cluster " + cluster.name() + " in " + region + ", "
                + cluster.size().brokers() + " x " + cluster.size().instanceType()
                + ", or go on with it? It costs money from then on.";
        if (!context.talk().confirm(question)) {
            throw new GodwitException(
                    AwsError.NOT_CONFIRMED,
                    "cluster " + cluster.name(),
                    "the answer was not yes; nothing was made",
                    "run it again and answer yes, or see what would be done with --dry-run");
        }
    }

    private void write(CommandContext context, String usedRegion, WantedCluster cluster, ProvisionResult result) {
        Optional<String> servers = result.brokers().saslScram().filter(known -> !dryRun);
        Optional<Path> written = servers.flatMap(known -> Optional.ofNullable(clientProperties));
        written.ifPresent(
                file -> ProvisionFiles.write(file, TargetText.clientProperties(cluster.name(), result.brokers())));
        ProvisionedDocument document = ProvisionedDocument.of(usedRegion, dryRun, cluster, result, written);
        context.output().write(document, document::print);
        if (updateMigration) {
            servers.ifPresent(known -> updateMigration(context, known));
        }
    }

    private static void updateMigration(CommandContext context, String servers) {
        Path file = context.options().file();
        Optional<String> changed = MigrationTarget.withBootstrapServers(readMigration(context), servers);
        changed.ifPresent(text -> ProvisionFiles.write(file, text));
        context.talk()
                .say(
                        changed.isPresent()
                                ? file + ": target.bootstrapServers is set"
                                : file
                                        + " is left as it is, since its target is not written as lines of their own; put in"
                                        + " what is printed above");
    }

    private static String readMigration(CommandContext context) {
        return ProvisionFiles.read(
                context.options().file(),
                ConfigurationError.NO_CONFIGURATION,
                "godwit init writes one; or name another with --file");
    }
}
