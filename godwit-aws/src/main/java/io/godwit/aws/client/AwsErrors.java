package io.godwit.aws.client;

import io.godwit.core.error.AwsError;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells what AWS refused in the terms of the person who has to mend it. */
public final class AwsErrors {
    private static final Set<String> BAD_CREDENTIALS = Set.of(
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "ExpiredToken",
            "ExpiredTokenException",
            "UnauthorizedException",
            "AuthFailure");
    private static final Set<String> DENIED =
            Set.of("ForbiddenException", "AccessDeniedException", "AccessDenied", "UnauthorizedOperation");
    private static final Pattern QUOTA = Pattern.compile(
            "quota|limit exceeded|(account|cluster|broker|service)s? limit|maximum number of|exceeds the maximum");

    private AwsErrors() {}

    /**
     * Sends a request.
     *
     * @param action the IAM action, such as {@code kafka:CreateClusterV2}
     * @param resource what it is about
     * @throws GodwitException if AWS refuses, or cannot be asked
     */
    public static <T> T call(String action, String resource, Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw translate(action, resource, e);
        }
    }

    static GodwitException translate(String action, String resource, SdkException failure) {
        if (failure instanceof AwsServiceException refusal) {
            return refused(action, resource, refusal);
        }
        if (failure instanceof AbortedException || Thread.currentThread().isInterrupted()) {
            return new GodwitException(
                    GeneralError.INTERRUPTED,
                    resource,
                    "interrupted during " + action,
                    "run the same command again; it goes on",
                    failure);
        }
        String message = words(failure);
        if (message.contains("credentials") && failure instanceof SdkClientException && !isConnection(failure)) {
            return noCredentials(resource, message, failure);
        }
        return new GodwitException(
                AwsError.UNREACHABLE,
                resource,
                action + " got no answer: " + message,
                "check the region, the network, and the proxy; then run the same command again",
                failure);
    }

    private static GodwitException noCredentials(String resource, String message, SdkException failure) {
        return new GodwitException(
                AwsError.NO_CREDENTIALS,
                resource,
                "none of AWS's usual places has credentials: " + shortened(message),
                "set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or sign in with aws sso login",
                failure);
    }

    private static GodwitException refused(String action, String resource, AwsServiceException refusal) {
        String code = code(refusal);
        String said = "AWS answered " + action + " with " + code + ": " + words(refusal) + requestId(refusal);
        if (BAD_CREDENTIALS.contains(code) || refusal.statusCode() == 401) {
            return error(
                    AwsError.CREDENTIALS_REFUSED,
                    resource,
                    said,
                    "sign in again; check which credentials are in use with aws sts get-caller-identity, and the clock",
                    refusal);
        }
        if (isQuota(refusal)) {
            return error(
                    AwsError.QUOTA_EXCEEDED,
                    resource,
                    said,
                    "ask for a higher quota of " + service(action) + " in Service Quotas, or ask for less",
                    refusal);
        }
        if (refusal.isThrottlingException() || refusal.statusCode() == 429) {
            return error(
                    AwsError.THROTTLED,
                    resource,
                    said,
                    "wait a minute, then run the same command again; it goes on",
                    refusal);
        }
        if (DENIED.contains(code) || refusal.statusCode() == 403) {
            return error(
                    AwsError.ACCESS_DENIED,
                    resource,
                    said,
                    "allow " + action + " to these credentials; " + page(action) + " has the whole policy",
                    refusal);
        }
        if (code.equals("EncryptionFailure") || code.equals("DecryptionFailure")) {
            return error(
                    AwsError.KEY_UNUSABLE,
                    resource,
                    said,
                    "name a customer key of the cluster's region that is enabled, and allow these credentials to use it",
                    refusal);
        }
        return refusal.statusCode() >= 500
                ? error(AwsError.SERVICE_FAILED, resource, said, "run the same command again; it goes on", refusal)
                : invalid(action, resource, said, refusal);
    }

    private static String service(String action) {
        return action.startsWith("secretsmanager:") ? "AWS Secrets Manager" : "Amazon MSK";
    }

    private static String page(String action) {
        return action.startsWith("secretsmanager:") ? "docs/reference/security.md" : "docs/reference/provision.md";
    }

    private static GodwitException invalid(String action, String resource, String said, AwsServiceException refusal) {
        boolean configuration = action.equals("kafka:CreateConfiguration");
        return error(
                configuration ? AwsError.CONFIGURATION_REFUSED : AwsError.REQUEST_REFUSED,
                resource,
                said,
                configuration
                        ? "leave the setting that it names out of the source's settings, see docs/reference/provision.md"
                        : "correct what it names",
                refusal);
    }

    private static GodwitException error(
            AwsError code, String resource, String said, String fix, AwsServiceException refusal) {
        return new GodwitException(code, resource, said, fix, refusal);
    }

    private static String code(AwsServiceException refusal) {
        return Optional.ofNullable(refusal.awsErrorDetails())
                .map(details -> details.errorCode())
                .filter(code -> !code.isBlank())
                .orElseGet(() -> "HTTP " + refusal.statusCode());
    }

    private static boolean isQuota(AwsServiceException refusal) {
        String code = code(refusal);
        if (code.equals("ServiceQuotaExceededException") || code.equals("LimitExceededException")) {
            return true;
        }
        return refusal.statusCode() < 500
                && QUOTA.matcher(words(refusal).toLowerCase(Locale.ROOT)).find();
    }

    private static boolean isConnection(Throwable failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof java.io.IOException) {
                return true;
            }
        }
        return false;
    }

    private static String requestId(AwsServiceException refusal) {
        return refusal.requestId() == null ? "" : " (request " + refusal.requestId() + ")";
    }

    private static String words(SdkException failure) {
        if (failure instanceof AwsServiceException refusal
                && refusal.awsErrorDetails() != null
                && refusal.awsErrorDetails().errorMessage() != null) {
            return refusal.awsErrorDetails().errorMessage();
        }
        return String.valueOf(failure.getMessage());
    }

    private static String shortened(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }
}
