package io.godwit.aws.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.aws.client.AwsClients;
import io.godwit.aws.provision.Provisioning;
import io.godwit.aws.secret.SecretReport.Outcome;
import io.godwit.aws.standin.AwsStandIn;
import io.godwit.aws.standin.AwsStandIn.Refusal;
import io.godwit.aws.standin.ManualClock;
import io.godwit.aws.standin.Orders;
import io.godwit.aws.standin.SecretsState;
import io.godwit.core.error.AwsError;
import io.godwit.core.error.ErrorCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.security.iam.ClusterArn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.retries.api.BackoffStrategy;

class ScramSecretsTest {
    private static final List<String> CHANGING = List.of("CreateSecret", "BatchAssociateScramSecret");
    private static final String OTHER_KEY = "11111111-1111-2222-3333-444455556666";

    private final AwsStandIn aws = AwsStandIn.start();
    private final AwsClients clients = AwsClients.open(
            Optional.of("eu-central-1"),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIALOCAL", "secret")),
            aws.endpoint(),
            BackoffStrategy.retryImmediately());
    private final KeptPasswords passwords = new KeptPasswords();
    private final List<String> said = new ArrayList<>();
    private ClusterArn cluster = ClusterArn.parse("arn:aws:kafka:eu-central-1:111122223333:cluster/crm/u-0");

    @BeforeEach
    void makeTheCluster() {
        aws.msk().looksUntilActive(0);
        cluster = ClusterArn.parse(
                Provisioning.of(Orders.order(Orders.standard(), List.of()), clients, new ManualClock(), line -> {})
                        .apply()
                        .clusterArn()
                        .orElseThrow());
    }

    @AfterEach
    void close() {
        clients.close();
        aws.close();
        assertThat(aws.violations())
                .as("requests and answers that AWS's models do not have")
                .isEmpty();
        assertThat(String.join("\n", said)).doesNotContain("made-for-");
    }

    @Test
    void shouldMakeASecretOfEachUserAndAssociateAll() {
        String[] users =
                IntStream.range(0, 12).mapToObj(index -> "user" + index).toArray(String[]::new);

        List<SecretReport> reports = secrets(users).apply();

        assertThat(reports).hasSize(12).allSatisfy(report -> {
            assertThat(report.secretOutcome()).isEqualTo(Outcome.DONE);
            assertThat(report.associated()).isEqualTo(Outcome.DONE);
            assertThat(report.arn()).contains(SecretsState.arn("AmazonMSK_crm_" + report.user()));
        });
        assertThat(aws.secrets().secret("AmazonMSK_crm_user7").path("KmsKeyId").asText())
                .isEqualTo(Orders.KEY);
        assertThat(aws.secrets().value("AmazonMSK_crm_user7").path("username").asText())
                .isEqualTo("user7");
        assertThat(aws.secrets().value("AmazonMSK_crm_user7").path("password").asText())
                .isEqualTo("made-for-user7");
        assertThat(aws.msk().secretsOf("crm")).hasSize(12);
        assertThat(aws.count("BatchAssociateScramSecret")).isEqualTo(2);
    }

    @Test
    void shouldChangeNothingInADryRun() {
        List<SecretReport> reports = secrets("shop", "audit").rehearse();

        assertThat(reports).extracting(SecretReport::user).containsExactly("audit", "shop");
        assertThat(reports).allSatisfy(report -> {
            assertThat(report.isPending()).isTrue();
            assertThat(report.arn()).isEmpty();
        });
        assertThat(changes()).isZero();
        assertThat(passwords.all).isEmpty();
    }

    @Test
    void shouldDoNothingTwice() {
        secrets("shop", "audit").apply();
        long changes = changes();

        List<SecretReport> again = secrets("shop", "audit").apply();

        assertThat(changes()).isEqualTo(changes);
        assertThat(again).allSatisfy(report -> {
            assertThat(report.secretOutcome()).isEqualTo(Outcome.ALREADY_DONE);
            assertThat(report.associated()).isEqualTo(Outcome.ALREADY_DONE);
        });
        assertThat(secrets("shop", "audit").rehearse()).noneMatch(SecretReport::isPending);
    }

    @Test
    void shouldGoOnWhereItWasStoppedWithTheSamePasswords() {
        aws.refuse("CreateSecret", new Refusal(400, "AccessDeniedException", "User is not authorized"));
        GodwitException denied = failure(secrets("audit", "shop"));
        assertThat(denied.code()).isEqualTo(AwsError.ACCESS_DENIED);
        assertThat(denied.fix()).contains("secretsmanager:CreateSecret", "docs/reference/security.md");
        // The password was kept before the secret was asked for.
        assertThat(passwords.all).containsOnlyKeys("audit");
        passwords.all.put("audit", "kept-from-before");
        aws.refuse("BatchAssociateScramSecret", new Refusal(403, "ForbiddenException", "User is not authorized"));
        assertThat(failure(secrets("audit", "shop")).code()).isEqualTo(AwsError.ACCESS_DENIED);

        List<SecretReport> reports = secrets("audit", "shop").apply();

        assertThat(reports).allSatisfy(report -> {
            assertThat(report.secretOutcome()).isEqualTo(Outcome.ALREADY_DONE);
            assertThat(report.associated()).isEqualTo(Outcome.DONE);
        });
        assertThat(aws.secrets().value("AmazonMSK_crm_audit").path("password").asText())
                .isEqualTo("kept-from-before");
        assertThat(aws.count("CreateSecret")).isEqualTo(3);
    }

    @Test
    void shouldMakeOneSecretWhenTheAnswerOfTheFirstRequestWasLost() {
        aws.refuse("CreateSecret", Refusal.lostAnswer());

        secrets("shop").apply();

        assertThat(aws.count("CreateSecret")).isEqualTo(2);
        assertThat(aws.secrets().names()).containsExactly("AmazonMSK_crm_shop");
        assertThat(aws.msk().secretsOf("crm")).hasSize(1);
    }

    @Test
    void shouldTryAgainWhenAwsThrottlesForAWhileAndGiveUpWhenItGoesOn() {
        Refusal throttled = new Refusal(400, "ThrottlingException", "Rate exceeded");
        aws.refuse("CreateSecret", throttled, throttled);
        secrets("shop").apply();
        assertThat(aws.count("CreateSecret")).isEqualTo(3);

        aws.refuse("DescribeSecret", throttled, throttled, throttled, throttled, throttled, throttled);
        assertThat(failure(secrets("shop")).code()).isEqualTo(AwsError.THROTTLED);
    }

    @Test
    void shouldTakeASecretThatSomebodyElseHasMadeWithoutReadingIt() {
        aws.secrets().put("AmazonMSK_crm_shop", OTHER_KEY, "{\"username\":\"shop\",\"password\":\"theirs\"}");

        List<SecretReport> reports = secrets("shop").apply();

        assertThat(reports.get(0).secretOutcome()).isEqualTo(Outcome.ALREADY_DONE);
        assertThat(reports.get(0).associated()).isEqualTo(Outcome.DONE);
        assertThat(aws.operations()).doesNotContain("GetSecretValue", "CreateSecret");
        assertThat(passwords.all).isEmpty();
    }

    @Test
    void shouldRefuseSecretsThatCannotBeUsedAllAtOnceAndMakeNothing() {
        aws.secrets().put("AmazonMSK_crm_a-default-key", "", "{}");
        aws.secrets().put("AmazonMSK_crm_b-deleted", OTHER_KEY, "{}");
        aws.secrets().secret("AmazonMSK_crm_b-deleted").put("DeletedDate", 1_795_773_600.0);
        aws.secrets().put("AmazonMSK_crm_c-other-password", OTHER_KEY, login("c-other-password", "theirs"));
        aws.secrets().put("AmazonMSK_crm_d-other-user", OTHER_KEY, login("somebody", "made-for-d-other-user"));
        aws.secrets().put("AmazonMSK_crm_e-no-json", OTHER_KEY, "made-for-e-no-json");
        List.of("c-other-password", "d-other-user", "e-no-json").forEach(passwords::make);

        GodwitException refused = failure(
                secrets("a-default-key", "b-deleted", "c-other-password", "d-other-user", "e-no-json", "f-new"));

        assertThat(refused.code()).isEqualTo(AwsError.SECRETS_UNUSABLE);
        assertThat(refused.problems())
                .extracting(Problem::rule)
                .satisfiesExactly(
                        rule -> assertThat(rule).contains("AWS's own key"),
                        rule -> assertThat(rule).contains("scheduled for deletion"),
                        rule -> assertThat(rule).contains("another password"),
                        rule -> assertThat(rule).contains("does not hold this user's name"),
                        rule -> assertThat(rule).contains("does not hold this user's name"));
        assertThat(refused.toString() + refused.problems()).doesNotContain("theirs", "made-for-");
        assertThat(changes()).isZero();
    }

    @Test
    void shouldTellAKeyThatEncryptsNothing() {
        aws.secrets().disableKey(Orders.KEY);

        assertThat(failure(secrets("shop")).code()).isEqualTo(AwsError.KEY_UNUSABLE);
        assertThat(passwords.all).containsOnlyKeys("shop");
    }

    @Test
    void shouldNameTheSecretsThatMskDoesNotTake() {
        aws.msk().refuseSecret(SecretsState.arn("AmazonMSK_crm_shop"));

        GodwitException refused = failure(secrets("audit", "shop"));

        assertThat(refused.code()).isEqualTo(AwsError.SECRETS_NOT_ASSOCIATED);
        assertThat(refused.problems())
                .extracting(Problem::path)
                .containsExactly(SecretsState.arn("AmazonMSK_crm_shop"));
        assertThat(aws.msk().secretsOf("crm")).containsExactly(SecretsState.arn("AmazonMSK_crm_audit"));
    }

    @Test
    void shouldRefuseAClusterThatTakesNoScramUsers() {
        aws.msk().cluster("crm").put("state", "UPDATING");
        refused("UPDATING");
        aws.msk()
                .cluster("crm")
                .withObject("/provisioned/clientAuthentication/sasl/scram")
                .put("enabled", false);
        refused("SASL/SCRAM is off");
        aws.msk().cluster("crm").put("clusterType", "SERVERLESS").remove("provisioned");
        refused("IAM alone");
    }

    @Test
    void shouldTellEachRefusalInItsOwnTerms() {
        refused("DescribeSecret", "AccessDeniedException", AwsError.ACCESS_DENIED);
        refused("CreateSecret", "LimitExceededException", AwsError.QUOTA_EXCEEDED);
        refused("CreateSecret", "InvalidRequestException", AwsError.REQUEST_REFUSED);
        refused("CreateSecret", "ExpiredTokenException", AwsError.CREDENTIALS_REFUSED);
    }

    private void refused(String operation, String code, ErrorCode expected) {
        aws.refuse(operation, new Refusal(400, code, "no"));

        GodwitException error = failure(secrets("shop"));

        assertThat(error.code()).as(error.getMessage()).isEqualTo(expected);
        assertThat(error.reason()).contains(operation).doesNotContain("made-for-");
    }

    private void refused(String reason) {
        GodwitException refused = failure(secrets("shop"));
        assertThat(refused.code()).isEqualTo(AwsError.NO_SCRAM);
        assertThat(refused.reason()).contains(reason);
        assertThat(changes()).isZero();
    }

    private static String login(String user, String password) {
        return "{\"username\":\"" + user + "\",\"password\":\"" + password + "\"}";
    }

    private GodwitException failure(ScramSecrets secrets) {
        GodwitException failure = catchThrowableOfType(GodwitException.class, secrets::apply);
        assertThat(failure).isNotNull();
        return failure;
    }

    private long changes() {
        return aws.operations().stream().filter(CHANGING::contains).count();
    }

    private ScramSecrets secrets(String... users) {
        return new ScramSecrets(
                new SecretOrder(cluster, Orders.KEY, "AmazonMSK_crm_", new TreeSet<>(List.of(users))),
                passwords,
                clients,
                said::add);
    }
}
