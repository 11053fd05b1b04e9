package io.godwit.cli.security;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.config.Migration;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.SecurityError;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.SecurityPart;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.iam.ClusterArn;
import io.godwit.core.security.iam.IamTranslation;
import io.godwit.core.security.plan.WantedAcls;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.security.ClusterSecurityReader;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit security iam}: the source's ACLs as IAM policies. */
@Command(
        name = "iam",
        description = {
            "Puts the source's ACLs into least-privilege IAM policies for an Amazon MSK cluster, and compares both",
            "models question by question. Changes nothing on the clusters, and nothing in AWS."
        },
        footer = {"", "Exit codes: 0 both models agree, 3 IAM can't express something, 4 the ACLs can't be read."})
public final class IamCommand extends GodwitCommand {
    @Option(
            names = "--cluster-arn",
            required = true,
            paramLabel = "ARN",
            description = "The MSK cluster: arn:aws:kafka:REGION:ACCOUNT:cluster/NAME/UUID.")
    private String clusterArn = "";

    @Option(
            names = "--output-directory",
            paramLabel = "DIR",
            description = "Write each policy as a JSON file, and all of them as policies.tf.")
    private @Nullable Path directory;

    @Override
    protected ExitCode run(CommandContext context) {
        ClusterArn cluster = ClusterArn.parse(clusterArn);
        Migration migration = context.sourceMigration();
        IamTranslation translation = IamTranslation.of(cluster, acls(migration));
        IamDocuments documents = IamDocuments.of(migration.name(), translation);
        if (directory != null) {
            PolicyFiles.write(directory, migration.name(), translation);
        }
        context.output().write(documents, out -> new IamText(documents).print(out));
        if (directory != null) {
            context.talk().say("The policies are in " + directory + ".");
        }
        return documents.agrees() ? ExitCode.DONE : ExitCode.PENDING;
    }

    private static SortedSet<Acl> acls(Migration migration) {
        try (ClusterConnection source = ClusterConnection.open(migration.source())) {
            ClusterSecurity security = ClusterSecurityReader.read(source, Set.of(SecurityPart.ACLS));
            if (security.authorizer() == ClusterSecurity.Authorizer.ABSENT) {
                throw unreadable(
                        migration,
                        "it has no authorizer, so it has no ACLs to translate",
                        "write policies for what each application does by hand");
            }
            security.unread().stream().findFirst().ifPresent(finding -> {
                throw unreadable(migration, finding.reason(), finding.fix());
            });
            return WantedAcls.of(migration.security(), security);
        }
    }

    private static GodwitException unreadable(Migration migration, String reason, String fix) {
        return new GodwitException(
                SecurityError.NOT_READABLE, migration.source().toString(), reason, fix);
    }
}
