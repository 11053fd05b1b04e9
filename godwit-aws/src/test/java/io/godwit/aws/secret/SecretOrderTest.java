package io.godwit.aws.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.core.error.AwsError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.security.iam.ClusterArn;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretOrderTest {
    private static final ClusterArn CLUSTER =
            ClusterArn.parse("arn:aws:kafka:eu-central-1:111122223333:cluster/crm/u-0");
    private static final String KEY = "0a1b2c3d-1111-2222-3333-444455556666";

    @ParameterizedTest
    @CsvSource({
        "shop, AmazonMSK_crm_shop",
        "svc@corp.example, AmazonMSK_crm_svc@corp.example",
        "a b, AmazonMSK_crm_a=20b",
        "a=20b, AmazonMSK_crm_a=3D20b",
        "ü, AmazonMSK_crm_=C3=BC",
    })
    void shouldNameSecretsSoThatNoTwoUsersHaveTheSame(String user, String name) {
        assertThat(order(KEY, "AmazonMSK_crm_", user).secretName(user)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws",
                "alias/aws/secretsmanager",
                "alias/ours",
                "",
                "arn:aws:kms:eu-central-1:111122223333:alias/ours",
                "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556666"
            })
    void shouldRefuseAKeyWithWhichMskTakesNoSecret(String key) {
        assertThat(problems(key, "AmazonMSK_", "shop"))
                .singleElement()
                .extracting(Problem::path)
                .isEqualTo("--kms-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "amazonMSK_crm_", "crm_", "AmazonMSK_ crm"})
    void shouldRefuseAPrefixThatMskDoesNotTake(String prefix) {
        assertThat(problems(KEY, prefix, "shop")).singleElement().satisfies(problem -> assertThat(problem.rule())
                .contains("AmazonMSK_"));
    }

    @Test
    void shouldTellAllThatIsWrongAtOnce() {
        assertThat(problems("aws", "crm", "x".repeat(600)))
                .extracting(Problem::path)
                .containsExactly("--kms-key", "--secret-prefix", "users");
        assertThat(problems(KEY, "AmazonMSK_"))
                .extracting(Problem::rule)
                .containsExactly("there is none to make a secret for");
    }

    @Test
    void shouldRefuseMoreUsersThanAClusterTakes() {
        String[] users = IntStream.rangeClosed(0, SecretOrder.MOST_USERS)
                .mapToObj(index -> "user" + index)
                .toArray(String[]::new);

        assertThat(problems(KEY, "AmazonMSK_", users))
                .extracting(Problem::rule)
                .containsExactly("MSK takes 1000 at most");
    }

    private static List<Problem> problems(String key, String prefix, String... users) {
        List<Problem> problems = new ArrayList<>();
        assertThatThrownBy(() -> order(key, prefix, users)).isInstanceOfSatisfying(GodwitException.class, refused -> {
            assertThat(refused.code()).isEqualTo(AwsError.INVALID_SECRETS);
            problems.addAll(refused.problems());
        });
        return problems;
    }

    private static SecretOrder order(String key, String prefix, String... users) {
        return new SecretOrder(CLUSTER, key, prefix, new TreeSet<>(List.of(users)));
    }
}
