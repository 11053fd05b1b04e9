package io.godwit.aws.secret;

import io.godwit.core.error.AwsError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.security.iam.ClusterArn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SCRAM users that an MSK cluster is to get.
 *
 * @param cluster where they log in
 * @param key customer key that encrypts the secrets: a key's id or ARN, no alias
 * @param prefix what each secret's name begins with; it begins with {@value SecretName#MSK_PREFIX} itself
 * @param users names as the cluster will know them
 */
public record SecretOrder(ClusterArn cluster, String key, String prefix, SortedSet<String> users) {
    /** MSK takes no more for one cluster. */
    static final int MOST_USERS = 1_000;

    private static final String KEY_ID = "(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    private static final Pattern KEY = Pattern.compile("(?:arn:aws[a-z-]*:kms:([a-z0-9-]+):\\d{12}:key/)?" + KEY_ID);

    /** @throws GodwitException naming all that is wrong */
    public SecretOrder {
        Objects.requireNonNull(cluster);
        Objects.requireNonNull(key);
        Objects.requireNonNull(prefix);
        users = Collections.unmodifiableSortedSet(new TreeSet<>(users));
        List<Problem> problems = new ArrayList<>();
        checkKey(cluster, key, problems);
        if (!SecretName.isPrefix(prefix)) {
            problems.add(new Problem(
                    "--secret-prefix",
                    0,
                    prefix,
                    "MSK takes only secrets whose name begins with " + SecretName.MSK_PREFIX
                            + ", and Secrets Manager only letters, digits and /_+=.@-"));
        }
        checkUsers(prefix, users, problems);
        if (!problems.isEmpty()) {
            throw new GodwitException(
                    AwsError.INVALID_SECRETS,
                    "secrets for cluster " + cluster.name(),
                    problems.size() == 1 ? "one thing is wrong" : problems.size() + " things are wrong",
                    "correct what is listed",
                    problems);
        }
    }

    private static void checkKey(ClusterArn cluster, String key, List<Problem> problems) {
        Matcher form = KEY.matcher(key);
        if (!form.matches()) {
            problems.add(
                    new Problem(
                            "--kms-key",
                            0,
                            key.isEmpty() ? Problem.NO_VALUE : key,
                            "expected the id or ARN of a customer key; MSK refuses secrets that AWS's own key encrypts, and aliases"));
        } else if (form.group(1) != null && !cluster.region().equals(form.group(1))) {
            problems.add(
                    new Problem("--kms-key", 0, key, "expected a key of the cluster's region " + cluster.region()));
        }
    }

    private static void checkUsers(String prefix, SortedSet<String> users, List<Problem> problems) {
        if (users.isEmpty()) {
            problems.add(new Problem("users", 0, Problem.NO_VALUE, "there is none to make a secret for"));
        }
        if (users.size() > MOST_USERS) {
            problems.add(new Problem("users", 0, String.valueOf(users.size()), "MSK takes " + MOST_USERS + " at most"));
        }
        users.stream()
                .filter(user -> user.isBlank() || SecretName.of(prefix, user).length() > SecretName.LONGEST)
                .forEach(user -> problems.add(new Problem(
                        "users",
                        0,
                        user,
                        "gives a name of a secret that is empty or longer than " + SecretName.LONGEST)));
    }

    /** The name of a user's secret. */
    public String secretName(String user) {
        return SecretName.of(prefix, user);
    }
}
