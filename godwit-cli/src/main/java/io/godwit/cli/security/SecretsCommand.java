package io.godwit.cli.security;

import io.godwit.aws.client.AwsClients;
import io.godwit.aws.secret.PasswordStore;
import io.godwit.aws.secret.ScramSecrets;
import io.godwit.aws.secret.SecretName;
import io.godwit.aws.secret.SecretOrder;
import io.godwit.aws.secret.SecretReport;
import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.config.Migration;
import io.godwit.core.error.AwsError;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.SecurityError;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.ScramUser;
import io.godwit.core.security.SecurityPart;
import io.godwit.core.security.iam.ClusterArn;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.security.ClusterSecurityReader;
import io.godwit.migration.security.CredentialFiles;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit security secrets}: the source's SCRAM users as secrets of an MSK cluster. */
@Command(
        name = "secrets",
        description = {
            "Gives an Amazon MSK cluster the source's SCRAM users: for each a new password, kept in a file of mode 600, a",
            "secret AmazonMSK_… in AWS Secrets Manager under your own KMS key, and its association with the cluster.",
            "Run it again after a failure: it goes on. It changes no secret that exists, and deletes nothing.",
            "Credentials come from AWS's usual places, the region from the cluster's ARN."
        },
        footer = {"", "Exit codes: 0 done, 3 a dry run found something to do, 4 something that exists can't be used."})
public final class SecretsCommand extends GodwitCommand {
    private static final String MECHANISM = "SCRAM-SHA-512";

    @Option(
            names = "--cluster-arn",
            required = true,
            paramLabel = "ARN",
            description = "The MSK cluster: arn:aws:kafka:REGION:ACCOUNT:cluster/NAME/UUID.")
    private String clusterArn = "";

    @Option(
            names = "--kms-key",
            required = true,
            paramLabel = "KEY",
            description =
                    "Customer key that encrypts the secrets: its id or ARN. MSK refuses AWS's own key, and aliases.")
    private String key = "";

    @Option(
            names = "--secret-prefix",
            paramLabel = "PREFIX",
            description = "What the secrets' names begin with (default: AmazonMSK_ and the migration's name).")
    private @Nullable String prefix;

    @Option(
            names = "--users",
            paramLabel = "NAME",
            split = ",",
            description = "These users, as the target will know them, in place of those that the source tells.")
    private @Nullable List<String> users;

    @Option(
            names = "--credentials",
            paramLabel = "DIR",
            description = "Folder for the files of the new passwords (default: security.credentials).")
    private @Nullable Path credentials;

    @Option(names = "--dry-run", description = "Look at what is there and say what would be done, without doing it.")
    private boolean dryRun;

    @Override
    protected ExitCode run(CommandContext context) {
        ClusterArn cluster = ClusterArn.parse(clusterArn);
        Migration migration = context.sourceMigration();
        Path folder = folder(migration);
        SecretOrder order = new SecretOrder(
                cluster,
                key.strip(),
                Optional.ofNullable(prefix).orElseGet(() -> SecretName.MSK_PREFIX + migration.name() + "_"),
                users == null ? users(migration) : new TreeSet<>(users));
        CredentialFiles files = new CredentialFiles(folder, new SecureRandom());
        try (AwsClients clients = AwsClients.open(Optional.of(cluster.region()))) {
            ScramSecrets secrets = new ScramSecrets(order, store(files), clients, context.talk()::say);
            if (!dryRun) {
                confirm(context, order);
            }
            List<SecretReport> reports = dryRun ? secrets.rehearse() : secrets.apply();
            WrittenSecrets document = WrittenSecrets.of(order, dryRun, reports, files::file);
            context.output().write(document, document::print);
            return dryRun && reports.stream().anyMatch(SecretReport::isPending) ? ExitCode.PENDING : ExitCode.DONE;
        }
    }

    private Path folder(Migration migration) {
        return Optional.ofNullable(credentials)
                .or(() -> migration.security().credentials().map(Path::of))
                .orElseThrow(() -> new GodwitException(
                        SecurityError.NO_CREDENTIALS_FOLDER,
                        "security.credentials",
                        "new passwords are kept in files, and no folder is named for them",
                        "give --credentials ./credentials, or set security.credentials in migration.yaml"));
    }

    private static PasswordStore store(CredentialFiles files) {
        return new PasswordStore() {
            @Override
            public Optional<String> kept(String user) {
                return files.kept(user);
            }

            @Override
            public String make(String user) {
                return files.of(user, Set.of(MECHANISM));
            }
        };
    }

    private static SortedSet<String> users(Migration migration) {
        try (ClusterConnection source = ClusterConnection.open(migration.source())) {
            ClusterSecurity security = ClusterSecurityReader.read(source, Set.of(SecurityPart.USERS));
            security.unread().stream().findFirst().ifPresent(finding -> {
                throw new GodwitException(
                        SecurityError.NOT_READABLE,
                        migration.source().toString(),
                        finding.reason(),
                        finding.fix() + "; or name the users with --users");
            });
            return security.users().stream()
                    .map(ScramUser::name)
                    .map(migration.security().principals()::mapUser)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void confirm(CommandContext context, SecretOrder order) {
        String question = "Make secrets for up to " + order.users().size() + " users in "
                + order.cluster().region() + ", and let them log in to the MSK cluster "
                + order.cluster().name() + "? Each secret costs money.";
        if (!context.talk().confirm(question)) {
            throw new GodwitException(
                    AwsError.NOT_CONFIRMED,
                    "cluster " + order.cluster().name(),
                    "the answer was not yes; nothing was made",
                    "run it again and answer yes, or see what would be done with --dry-run");
        }
    }
}
