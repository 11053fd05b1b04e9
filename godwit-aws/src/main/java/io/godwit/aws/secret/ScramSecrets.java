package io.godwit.aws.secret;

import io.godwit.aws.client.AwsClients;
import io.godwit.core.error.AwsError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;

/**
 * Gives an MSK cluster its SCRAM users: a secret for each, with a new password, which the cluster is made to know. It looks at
 * everything before it makes anything, so that the same order goes on where a former run stopped. A secret that is there is never
 * written: somebody has its password.
 */
public final class ScramSecrets {
    private final SecretOrder order;
    private final PasswordStore passwords;
    private final SecretStore store;
    private final ScramCluster cluster;
    private final ScramAssociation association;
    private final Consumer<String> talk;

    /** @param talk what the person at the terminal is told; never a password */
    public ScramSecrets(SecretOrder order, PasswordStore passwords, AwsClients clients, Consumer<String> talk) {
        this.order = order;
        this.passwords = passwords;
        this.store = new SecretStore(clients.secrets());
        this.cluster = new ScramCluster(clients.kafka(), order.cluster());
        this.association = new ScramAssociation(
                clients.kafka(), order.cluster().name(), order.cluster().toString());
        this.talk = talk;
    }

    /**
     * Says what would be done, and sends only requests that change nothing.
     *
     * @throws GodwitException if something that is there hinders
     */
    public List<SecretReport> rehearse() {
        Map<String, Optional<String>> there = look();
        List<String> missing = association.missing(
                there.values().stream().flatMap(Optional::stream).toList());
        List<SecretReport> reports = new ArrayList<>();
        there.forEach((user, arn) -> reports.add(report(
                user,
                arn,
                SecretReport.Outcome.WOULD_BE_DONE,
                arn.isPresent(),
                arn.isPresent() && !missing.contains(arn.get()))));
        return reports;
    }

    /**
     * Makes what is missing.
     *
     * @throws GodwitException at the first request that fails; what was made before it stays
     */
    public List<SecretReport> apply() {
        Map<String, Optional<String>> there = look();
        Map<String, String> all = new TreeMap<>();
        there.forEach((user, arn) -> all.put(user, arn.orElseGet(() -> create(user))));
        List<String> missing = association.missing(List.copyOf(all.values()));
        association.add(missing);
        talk.accept("cluster " + order.cluster().name() + ": " + missing.size() + " secrets associated");
        List<SecretReport> reports = new ArrayList<>();
        there.forEach((user, before) -> {
            Optional<String> arn = Optional.ofNullable(all.get(user));
            reports.add(report(
                    user, arn, SecretReport.Outcome.DONE, before.isPresent(), !missing.contains(arn.orElse(""))));
        });
        return reports;
    }

    private SecretReport report(
            String user, Optional<String> arn, SecretReport.Outcome acting, boolean wasThere, boolean wasKnown) {
        return new SecretReport(
                user,
                order.secretName(user),
                arn,
                wasThere ? SecretReport.Outcome.ALREADY_DONE : acting,
                wasKnown ? SecretReport.Outcome.ALREADY_DONE : acting);
    }

    private String create(String user) {
        String name = order.secretName(user);
        String arn = store.create(name, order.key(), new SecretStore.Login(user, passwords.make(user)));
        talk.accept("secret " + name + ": made");
        return arn;
    }

    /** ARNs of the secrets that are there. All that hinders is told at once. */
    private Map<String, Optional<String>> look() {
        cluster.check();
        Map<String, Optional<String>> there = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String user : order.users()) {
            Optional<DescribeSecretResponse> secret = store.describe(order.secretName(user));
            there.put(user, secret.map(DescribeSecretResponse::arn));
            secret.flatMap(found -> problem(user, found)).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new GodwitException(
                    AwsError.SECRETS_UNUSABLE,
                    "secrets " + order.prefix() + "…",
                    problems.size() + " of " + order.users().size() + " exist and can't be used; nothing was made",
                    "mend or remove them yourself, or take other names with --secret-prefix; Godwit changes no secret",
                    problems);
        }
        return there;
    }

    private Optional<Problem> problem(String user, DescribeSecretResponse secret) {
        String name = order.secretName(user);
        if (secret.deletedDate() != null) {
            return Optional.of(
                    wrong(name, "it is scheduled for deletion; restore it with aws secretsmanager restore-secret"));
        }
        if (secret.kmsKeyId() == null || secret.kmsKeyId().endsWith("alias/aws/secretsmanager")) {
            return Optional.of(wrong(name, "AWS's own key encrypts it, which MSK refuses; give it a customer key"));
        }
        // Only a password that we have ourselves is compared: others are none of our business.
        return passwords.kept(user).flatMap(kept -> {
            Optional<SecretStore.Login> login = store.read(name);
            if (login.isEmpty() || !login.get().user().equals(user)) {
                return Optional.of(wrong(name, "it does not hold this user's name and password in JSON"));
            }
            return login.get().password().equals(kept)
                    ? Optional.empty()
                    : Optional.of(wrong(name, "it holds another password than the file that is kept for this user"));
        });
    }

    private static Problem wrong(String name, String rule) {
        return new Problem(name, 0, Problem.NO_VALUE, rule);
    }
}
