package io.godwit.aws.client;

import io.godwit.core.error.AwsError;
import io.godwit.core.error.GodwitException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The clients of one region, with the credentials of AWS's usual chain. An attempt ends after 20 seconds, a request with its
 * retries after 90; a request that AWS throttles is tried again up to five times.
 */
public final class AwsClients implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ATTEMPT = Duration.ofSeconds(20);
    private static final Duration REQUEST = Duration.ofSeconds(90);
    private static final int ATTEMPTS = 6;
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d");

    private final Region region;
    private final KafkaClient kafka;
    private final ApplicationAutoScalingClient scaling;
    private final SecretsManagerClient secrets;

    private AwsClients(
            Region region,
            AwsCredentialsProvider credentials,
            Optional<URI> endpoint,
            Optional<BackoffStrategy> backoff) {
        this.region = region;
        this.kafka = configured(KafkaClient.builder(), region, credentials, endpoint, backoff)
                .build();
        this.scaling = configured(ApplicationAutoScalingClient.builder(), region, credentials, endpoint, backoff)
                .build();
        this.secrets = configured(SecretsManagerClient.builder(), region, credentials, endpoint, backoff)
                .build();
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configured(
            B builder,
            Region region,
            AwsCredentialsProvider credentials,
            Optional<URI> endpoint,
            Optional<BackoffStrategy> backoff) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(region)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(ATTEMPT))
                .overrideConfiguration(overrides(backoff));
    }

    /**
     * @param region its name, such as {@code eu-central-1}; left out, that of AWS's usual chain
     * @throws GodwitException if there is no region, or the name is none
     */
    public static AwsClients open(Optional<String> region) {
        return new AwsClients(
                region(region), DefaultCredentialsProvider.builder().build(), Optional.empty(), Optional.empty());
    }

    /** As the other, with another endpoint, other credentials, and another pause before a request is tried again. */
    public static AwsClients open(
            Optional<String> region, AwsCredentialsProvider credentials, URI endpoint, BackoffStrategy backoff) {
        return new AwsClients(region(region), credentials, Optional.of(endpoint), Optional.of(backoff));
    }

    private static Region region(Optional<String> given) {
        try {
            Region region = given.map(Region::of)
                    .orElseGet(() ->
                            DefaultAwsRegionProviderChain.builder().build().getRegion());
            if (!REGION.matcher(region.id()).matches()) {
                throw noRegion(region.id(), "this is no name of a region");
            }
            return region;
        } catch (SdkClientException e) {
            throw noRegion("region", "neither --region nor any of AWS's usual places names one");
        }
    }

    private static GodwitException noRegion(String resource, String reason) {
        return new GodwitException(
                AwsError.NO_REGION, resource, reason, "give --region eu-central-1, or set AWS_REGION");
    }

    private static ClientOverrideConfiguration overrides(Optional<BackoffStrategy> backoff) {
        StandardRetryStrategy.Builder retries =
                AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(ATTEMPTS);
        backoff.ifPresent(strategy -> retries.backoffStrategy(strategy).throttlingBackoffStrategy(strategy));
        return ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(ATTEMPT)
                .apiCallTimeout(REQUEST)
                .retryStrategy(retries.build())
                .build();
    }

    public Region region() {
        return region;
    }

    public KafkaClient kafka() {
        return kafka;
    }

    public ApplicationAutoScalingClient scaling() {
        return scaling;
    }

    public SecretsManagerClient secrets() {
        return secrets;
    }

    @Override
    public void close() {
        kafka.close();
        scaling.close();
        secrets.close();
    }
}
