package io.godwit.aws.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.aws.client.AwsClients;
import io.godwit.aws.standin.AwsStandIn;
import io.godwit.aws.standin.AwsStandIn.Refusal;
import io.godwit.aws.standin.ManualClock;
import io.godwit.aws.standin.Orders;
import io.godwit.core.error.AwsError;
import io.godwit.core.error.ErrorCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.provision.BrokerFamily;
import io.godwit.core.provision.ClusterSize;
import io.godwit.core.provision.EncryptionKey;
import io.godwit.core.provision.WantedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.retries.api.BackoffStrategy;

class ProvisioningTest {
    private static final List<String> CHANGING = List.of(
            "CreateConfiguration",
            "CreateClusterV2",
            "BatchAssociateScramSecret",
            "RegisterScalableTarget",
            "PutScalingPolicy");

    private final AwsStandIn aws = AwsStandIn.start();
    private final AwsClients clients = AwsClients.open(
            Optional.of("eu-central-1"),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIALOCAL", "secret")),
            aws.endpoint(),
            BackoffStrategy.retryImmediately());
    private final List<String> said = new ArrayList<>();
    private final ManualClock clock = new ManualClock();

    @AfterEach
    void close() {
        clients.close();
        aws.close();
        assertThat(aws.violations())
                .as("requests and answers that AWS's models do not have")
                .isEmpty();
    }

    @Test
    void shouldMakeEverythingAndTellTheAddresses() {
        aws.msk().looksUntilActive(4);

        ProvisionResult result = provisioning(Orders.order(Orders.standard(), Orders.secrets(12)))
                .apply();

        assertThat(result.brokers().saslScram())
                .hasValueSatisfying(text -> assertThat(text).contains(":9096"));
        assertThat(result.brokers().saslIam())
                .hasValueSatisfying(text -> assertThat(text).contains(":9098"));
        String arn = result.clusterArn().orElseThrow();
        assertThat(aws.msk().secretsOf("crm")).hasSize(12);
        assertThat(aws.count("BatchAssociateScramSecret")).isEqualTo(2);
        assertThat(aws.scaling().target(arn))
                .hasValueSatisfying(
                        target -> assertThat(target.path("MaxCapacity").asInt()).isEqualTo(2000));
        assertThat(aws.scaling().policy(arn)).hasValueSatisfying(policy -> {
            JsonNode tracking = policy.path("TargetTrackingScalingPolicyConfiguration");
            assertThat(tracking.path("TargetValue").asDouble()).isEqualTo(60);
            assertThat(tracking.path("DisableScaleIn").asBoolean()).isTrue();
        });
        assertThat(said).anyMatch(line -> line.contains("is CREATING for 1 min"));
    }

    @Test
    void shouldAskForAClusterThatOnlyEncryptedAndKnownClientsReach() {
        provisioning(Orders.order(Orders.standard(), List.of())).apply();

        JsonNode provisioned = aws.msk().cluster("crm").path("provisioned");
        assertThat(provisioned
                        .at("/encryptionInfo/encryptionInTransit/clientBroker")
                        .asText())
                .isEqualTo("TLS");
        assertThat(provisioned
                        .at("/encryptionInfo/encryptionInTransit/inCluster")
                        .asBoolean())
                .isTrue();
        assertThat(provisioned
                        .at("/encryptionInfo/encryptionAtRest/dataVolumeKMSKeyId")
                        .asText())
                .isEqualTo(Orders.KEY);
        assertThat(provisioned.at("/clientAuthentication/sasl/iam/enabled").asBoolean())
                .isTrue();
        assertThat(provisioned.at("/clientAuthentication/sasl/scram/enabled").asBoolean())
                .isTrue();
        assertThat(provisioned
                        .at("/clientAuthentication/unauthenticated/enabled")
                        .asBoolean(true))
                .isFalse();
        assertThat(provisioned.at("/clientAuthentication/tls").isMissingNode()).isTrue();
        assertThat(provisioned
                        .at("/loggingInfo/brokerLogs/cloudWatchLogs/logGroup")
                        .asText())
                .isEqualTo("/msk/crm");
        assertThat(provisioned
                        .at("/openMonitoring/prometheus/jmxExporter/enabledInBroker")
                        .asBoolean())
                .isTrue();
        assertThat(provisioned.at("/brokerNodeGroupInfo/connectivityInfo").isMissingNode())
                .isTrue();
        assertThat(provisioned
                        .at("/brokerNodeGroupInfo/storageInfo/ebsStorageInfo/volumeSize")
                        .asInt())
                .isEqualTo(500);
        assertThat(aws.msk().cluster("crm").at("/tags/created-by").asText()).isEqualTo("godwit");
    }

    @Test
    void shouldAskForNoVolumesOfExpressBrokersAndForAwssKeyByNamingNone() {
        provisioning(Orders.order(Orders.express(), List.of())).apply();

        JsonNode provisioned = aws.msk().cluster("crm").path("provisioned");
        assertThat(provisioned.at("/brokerNodeGroupInfo/storageInfo").isMissingNode())
                .isTrue();
        assertThat(provisioned.at("/encryptionInfo/encryptionAtRest").isMissingNode())
                .isTrue();
        assertThat(aws.operations()).doesNotContain("RegisterScalableTarget", "BatchAssociateScramSecret");
    }

    @Test
    void shouldAskForTieredStorageAndThroughput() {
        provisioning(Orders.order(Orders.large(), List.of())).apply();

        JsonNode provisioned = aws.msk().cluster("crm").path("provisioned");
        JsonNode volume = provisioned.at("/brokerNodeGroupInfo/storageInfo/ebsStorageInfo");
        assertThat(volume.at("/provisionedThroughput/volumeThroughput").asInt()).isEqualTo(400);
        assertThat(volume.at("/provisionedThroughput/enabled").asBoolean()).isTrue();
        assertThat(provisioned.path("storageMode").asText()).isEqualTo("TIERED");
        assertThat(provisioning(Orders.order(Orders.large(), List.of())).apply().isPending())
                .isFalse();
    }

    @Test
    void shouldChangeNothingInADryRunAndNameEachStep() {
        ProvisionResult result =
                provisioning(Orders.order(Orders.standard(), Orders.secrets(1))).rehearse();

        assertThat(aws.operations()).doesNotContainAnyElementsOf(CHANGING);
        assertThat(result.isPending()).isTrue();
        assertThat(result.clusterArn()).isEmpty();
        assertThat(result.steps())
                .extracting(StepReport::step, StepReport::outcome)
                .containsExactly(
                        tuple("Kafka version 3.9.x.kraft", StepReport.Outcome.ALREADY_DONE),
                        tuple("configuration crm-configuration", StepReport.Outcome.WOULD_BE_DONE),
                        tuple("cluster crm", StepReport.Outcome.WOULD_BE_DONE),
                        tuple("cluster crm active", StepReport.Outcome.WOULD_BE_DONE),
                        tuple("storage autoscaling", StepReport.Outcome.WOULD_BE_DONE),
                        tuple("SCRAM secrets", StepReport.Outcome.WOULD_BE_DONE),
                        tuple("bootstrap brokers", StepReport.Outcome.WOULD_BE_DONE));
    }

    @Test
    void shouldDoNothingTwice() {
        ProvisionOrder order = Orders.order(Orders.standard(), Orders.secrets(3));
        provisioning(order).apply();
        long changes = changes();

        ProvisionResult again = provisioning(order).apply();

        assertThat(changes()).isEqualTo(changes);
        assertThat(again.isPending()).isFalse();
        assertThat(again.steps()).extracting(StepReport::outcome).containsOnly(StepReport.Outcome.ALREADY_DONE);
        assertThat(again.brokers().saslScram()).isPresent();
    }

    @Test
    void shouldGoOnWhereItWasStopped() {
        ProvisionOrder order = Orders.order(Orders.standard(), Orders.secrets(3));
        aws.refuse("BatchAssociateScramSecret", new Refusal(403, "ForbiddenException", "User is not authorized"));
        assertThat(failure(order).code()).isEqualTo(AwsError.ACCESS_DENIED);

        provisioning(order).apply();

        assertThat(aws.count("CreateConfiguration")).isEqualTo(1);
        assertThat(aws.count("CreateClusterV2")).isEqualTo(1);
        assertThat(aws.msk().secretsOf("crm")).hasSize(3);
    }

    @Test
    void shouldNotMakeASecondClusterWhenTheAnswerOfTheFirstWasLost() {
        aws.refuse("CreateClusterV2", Refusal.lostAnswer());

        ProvisionResult result =
                provisioning(Orders.order(Orders.standard(), List.of())).apply();

        assertThat(aws.msk().clusterCount()).isEqualTo(1);
        assertThat(aws.count("CreateClusterV2")).isEqualTo(2);
        assertThat(result.clusterArn()).isPresent();
    }

    @Test
    void shouldNotMakeASecondConfigurationWhenTheAnswerOfTheFirstWasLost() {
        aws.refuse("CreateConfiguration", Refusal.lostAnswer());

        provisioning(Orders.order(Orders.standard(), List.of())).apply();

        assertThat(aws.msk().configurationCount()).isEqualTo(1);
    }

    @Test
    void shouldTryAgainWhenAwsThrottlesForAWhile() {
        Refusal throttled = new Refusal(429, "TooManyRequestsException", "Too many requests");
        aws.refuse("CreateClusterV2", throttled, throttled);
        aws.refuse("DescribeClusterV2", throttled);

        provisioning(Orders.order(Orders.standard(), List.of())).apply();

        assertThat(aws.count("CreateClusterV2")).isEqualTo(3);
        assertThat(aws.msk().clusterCount()).isEqualTo(1);
    }

    @Test
    void shouldTellAVersionThatIsNotOffered() {
        WantedCluster old = Orders.cluster(
                new ClusterSize(BrokerFamily.STANDARD, "kafka.m5.large", 3, Optional.of(10)),
                Optional.empty(),
                EncryptionKey.of("aws").orElseThrow(),
                "3.6.0");

        GodwitException error = failure(Orders.order(old, List.of()));

        assertThat(error.code()).isEqualTo(AwsError.VERSION_NOT_OFFERED);
        assertThat(error.reason()).contains("3.8.x, 3.9.x, 3.9.x.kraft");
        assertThat(aws.operations()).doesNotContainAnyElementsOf(CHANGING);
    }

    @Test
    void shouldLeaveAClusterOfSomebodyElseAlone() {
        provisioning(Orders.order(Orders.express(), List.of())).apply();
        aws.msk().cluster("crm").withObject("/tags").remove("created-by");
        aws.msk()
                .cluster("crm")
                .withObject("/provisioned/clientAuthentication/unauthenticated")
                .put("enabled", true);
        long changes = changes();

        GodwitException error = failure(Orders.order(Orders.express(), Orders.secrets(1)));

        assertThat(error.code()).isEqualTo(AwsError.CLUSTER_DIFFERS);
        assertThat(error.problems())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder("tag created-by", "unauthenticated access");
        assertThat(changes()).isEqualTo(changes);
    }

    @Test
    void shouldTellInWhatAClusterOfTheNameDiffers() {
        provisioning(Orders.order(Orders.standard(), List.of())).apply();
        aws.msk().cluster("crm").withObject("/provisioned").put("numberOfBrokerNodes", 9);

        assertThat(failure(Orders.order(Orders.standard(), List.of())).problems())
                .containsExactly(new Problem("brokers", 0, "9", "asked for: 6"));
    }

    @Test
    void shouldLeaveAConfigurationWithAnotherTextAlone() {
        provisioning(Orders.order(Orders.standard(), List.of())).apply();

        GodwitException error = failure(Orders.order(Orders.express(), List.of()));

        assertThat(error.code()).isEqualTo(AwsError.CONFIGURATION_DIFFERS);
        assertThat(error.problems())
                .containsExactly(new Problem("unclean.leader.election.enable", 0, "false", "asked for: -"));
    }

    @Test
    void shouldNotTakeAClusterWhoseNameOnlyBeginsAlike() {
        provisioning(Orders.order(Orders.express(), List.of())).apply();
        aws.msk().cluster("crm").put("clusterName", "crm-2");
        aws.msk().looksUntilActive(0);

        provisioning(Orders.order(Orders.express(), List.of())).apply();

        assertThat(aws.msk().clusterCount()).isEqualTo(2);
    }

    @Test
    void shouldTellWhyAClusterFailed() {
        ProvisionOrder order = Orders.order(Orders.express(), List.of());
        provisioning(order).apply();
        aws.msk().cluster("crm").put("state", "FAILED").withObject("/stateInfo").put("message", "no free addresses");

        GodwitException error = failure(order);

        assertThat(error.code()).isEqualTo(AwsError.CREATION_FAILED);
        assertThat(error.reason()).contains("FAILED: no free addresses");
        assertThat(error.fix()).contains("Godwit deletes nothing");
    }

    @Test
    void shouldStopWaitingAtTheLimit() {
        aws.msk().looksUntilActive(Integer.MAX_VALUE);

        GodwitException error = failure(Orders.order(Orders.express(), List.of()));

        assertThat(error.code()).isEqualTo(AwsError.NOT_ACTIVE_IN_TIME);
        assertThat(error.reason()).contains("CREATING after 60 minutes");
    }

    @Test
    void shouldNameTheSecretsThatWereNotTaken() {
        aws.msk().refuseSecret(Orders.secrets(3).get(1));

        GodwitException error = failure(Orders.order(Orders.express(), Orders.secrets(3)));

        assertThat(error.code()).isEqualTo(AwsError.SECRETS_NOT_ASSOCIATED);
        assertThat(error.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(Orders.secrets(3).get(1));
            assertThat(problem.rule()).contains("InvalidSecretKmsKey");
        });
        assertThat(aws.msk().secretsOf("crm")).hasSize(2);
    }

    @Test
    void shouldTellEachRefusalInItsOwnTerms() {
        refused("CreateClusterV2", 403, "ForbiddenException", "User is not authorized", AwsError.ACCESS_DENIED);
        // The JDK's HTTP client keeps the body of such an answer to itself.
        refused("CreateClusterV2", 401, "UnauthorizedException", "", AwsError.CREDENTIALS_REFUSED);
        refused("ListKafkaVersions", 403, "ExpiredTokenException", "expired", AwsError.CREDENTIALS_REFUSED);
        refused("CreateClusterV2", 400, "BadRequestException", "subnet not found", AwsError.REQUEST_REFUSED);
        refused(
                "CreateClusterV2",
                400,
                "BadRequestException",
                "The number of brokers exceeds the quota of this account",
                AwsError.QUOTA_EXCEEDED);
        refused("PutScalingPolicy", 400, "LimitExceededException", "too many policies", AwsError.QUOTA_EXCEEDED);
    }

    @Test
    void shouldTellThatTheConfigurationWasRefused() {
        refused(
                "CreateConfiguration",
                400,
                "BadRequestException",
                "Key 'x' is not supported by at least one Apache Kafka version",
                AwsError.CONFIGURATION_REFUSED);
    }

    @Test
    void shouldGiveUpWhenAwsGoesOnThrottlingOrFailing() {
        Refusal throttled = new Refusal(429, "TooManyRequestsException", "Too many requests");
        aws.refuse("ListKafkaVersions", throttled, throttled, throttled, throttled, throttled, throttled);
        assertThat(failure(Orders.order(Orders.express(), List.of())).code()).isEqualTo(AwsError.THROTTLED);

        Refusal failed = new Refusal(500, "InternalServerErrorException", "oops");
        aws.refuse("ListKafkaVersions", failed, failed, failed, failed, failed, failed);
        assertThat(failure(Orders.order(Orders.express(), List.of())).code()).isEqualTo(AwsError.SERVICE_FAILED);
    }

    private void refused(String operation, int status, String code, String message, ErrorCode expected) {
        aws.refuse(operation, new Refusal(status, code, message));

        GodwitException error = failure(Orders.order(Orders.standard(), List.of()));

        assertThat(error.code()).as(error.getMessage()).isEqualTo(expected);
        assertThat(error.reason()).contains(operation).contains(message).contains("request-1");
    }

    private GodwitException failure(ProvisionOrder order) {
        GodwitException failure = catchThrowableOfType(
                GodwitException.class, () -> provisioning(order).apply());
        assertThat(failure).isNotNull();
        return failure;
    }

    private long changes() {
        return aws.operations().stream().filter(CHANGING::contains).count();
    }

    private Provisioning provisioning(ProvisionOrder order) {
        return new Provisioning(order, clients, clock, clock::pass, said::add);
    }
}
