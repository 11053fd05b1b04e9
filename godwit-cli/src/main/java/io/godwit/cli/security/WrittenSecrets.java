package io.godwit.cli.security;

import io.godwit.aws.secret.SecretOrder;
import io.godwit.aws.secret.SecretReport;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What {@code security secrets} did or would do; no password is in it.
 *
 * @param clusterArn as given
 * @param users in order of their names
 */
public record WrittenSecrets(int schemaVersion, String clusterArn, boolean dryRun, List<User> users) {
    /**
     * @param secret name of the secret
     * @param arn absent while it is not there
     * @param file that holds the new password; absent where there is none
     */
    public record User(
            String user,
            String secret,
            Optional<String> arn,
            SecretReport.Outcome made,
            SecretReport.Outcome associated,
            Optional<String> file) {}

    public WrittenSecrets {
        users = List.copyOf(users);
    }

    static WrittenSecrets of(
            SecretOrder order, boolean dryRun, List<SecretReport> reports, Function<String, Path> files) {
        return new WrittenSecrets(
                1,
                order.cluster().toString(),
                dryRun,
                reports.stream()
                        .map(report -> new User(
                                report.user(),
                                report.secret(),
                                report.arn(),
                                report.secretOutcome(),
                                report.associated(),
                                Optional.of(files.apply(report.user()))
                                        .filter(Files::exists)
                                        .map(Path::toString)))
                        .toList());
    }

    void print(PrintWriter out) {
        users.forEach(user -> {
            out.println(user.secret() + " for " + user.user());
            out.println("  secret: " + words(user.made()) + "; association: " + words(user.associated()));
            out.println("  password: "
                    + user.file()
                            .map(file -> "in " + file)
                            .orElse(
                                    dryRun && user.made() == SecretReport.Outcome.WOULD_BE_DONE
                                            ? "would be made"
                                            : "that of the secret; whoever made it has it"));
        });
        out.println("Secrets: " + count(SecretReport.Outcome.DONE) + " made, "
                + count(SecretReport.Outcome.ALREADY_DONE) + " already there, "
                + count(SecretReport.Outcome.WOULD_BE_DONE) + " would be made");
    }

    private static String words(SecretReport.Outcome outcome) {
        return switch (outcome) {
            case DONE -> "done";
            case ALREADY_DONE -> "already there";
            case WOULD_BE_DONE -> "would be done";
        };
    }

    private long count(SecretReport.Outcome outcome) {
        return users.stream().filter(user -> user.made() == outcome).count();
    }
}
