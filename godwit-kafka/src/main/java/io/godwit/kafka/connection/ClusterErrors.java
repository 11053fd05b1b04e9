package io.godwit.kafka.connection;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.error.ClusterError;
import io.godwit.core.error.GodwitException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Turns what a Kafka client throws into what a user can act on. */
public final class ClusterErrors {
    private final ClusterConfig config;
    private final Map<Class<? extends Throwable>, Translation> translations = new LinkedHashMap<>();

    /** How one kind of exception is told. */
    private interface Translation {
        GodwitException translate(Throwable cause, ClusterRequest request);
    }

    public ClusterErrors(ClusterConfig config) {
        this.config = config;
        translations.put(SslAuthenticationException.class, (cause, request) -> TlsErrors.translate(cluster(), cause));
        translations.put(UnsupportedSaslMechanismException.class, this::saslMechanism);
        translations.put(AuthenticationException.class, this::authentication);
        translations.put(AuthorizationException.class, this::authorization);
        translations.put(UnsupportedVersionException.class, this::unsupportedVersion);
        translations.put(TimeoutException.class, this::timeout);
        translations.put(java.util.concurrent.TimeoutException.class, this::timeout);
        translations.put(UnknownTopicOrPartitionException.class, this::unknownTopic);
        translations.put(UnknownTopicIdException.class, this::unknownTopic);
        translations.put(PolicyViolationException.class, this::policyViolation);
        translations.put(ConfigException.class, this::settings);
    }

    /** @param error as thrown by a client or a future; wrappers are taken off */
    public GodwitException translate(Throwable error, ClusterRequest request) {
        if (error instanceof GodwitException known) {
            return known;
        }
        Throwable cause = unwrap(error);
        for (Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
            Translation translation = translations.get(type);
            if (translation != null) {
                return translation.translate(cause, request);
            }
        }
        return new GodwitException(
                ClusterError.REQUEST_FAILED,
                cluster(),
                describe(cause) + " while " + request.purpose(),
                "look at the broker's log for the same time; --debug shows the whole chain of causes",
                cause);
    }

    /** A client that could not even be made: its settings are wrong, or a file that they name. */
    GodwitException translateConstruction(KafkaException error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return invalidSettings(describe(cause), error);
    }

    private static Throwable unwrap(Throwable error) {
        Throwable cause = error;
        while (isWrapper(cause) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isWrapper(Throwable error) {
        return error instanceof ExecutionException
                || error instanceof CompletionException
                || error.getClass() == KafkaException.class;
    }

    private GodwitException saslMechanism(Throwable cause, ClusterRequest request) {
        return new GodwitException(
                ClusterError.SASL_MECHANISM,
                cluster(),
                describe(cause),
                "set sasl.mechanism, and the login module in sasl.jaas.config, to one that the listener offers",
                cause);
    }

    private GodwitException authentication(Throwable cause, ClusterRequest request) {
        return new GodwitException(
                ClusterError.AUTHENTICATION_FAILED,
                cluster(),
                "the cluster refused the credentials of security.protocol="
                        + config.properties().getOrDefault("security.protocol", "PLAINTEXT") + ", sasl.mechanism="
                        + config.properties().getOrDefault("sasl.mechanism", "GSSAPI") + ": " + text(cause),
                "correct the user name and password in sasl.jaas.config; "
                        + "for SCRAM, kafka-configs.sh --describe --entity-type users lists the users that exist",
                cause);
    }

    private GodwitException authorization(Throwable cause, ClusterRequest request) {
        return new GodwitException(
                ClusterError.NOT_AUTHORIZED,
                cluster(),
                "the credentials lack " + request.permission() + ", needed for " + request.purpose()
                        + refusedResources(cause),
                "grant it to Godwit's user; docs/reference/permissions.md has the kafka-acls.sh command for every permission",
                cause);
    }

    private static String refusedResources(Throwable cause) {
        if (cause instanceof TopicAuthorizationException topics
                && !topics.unauthorizedTopics().isEmpty()) {
            return "; refused for topics " + new TreeSet<>(topics.unauthorizedTopics());
        }
        if (cause instanceof GroupAuthorizationException group && group.groupId() != null) {
            return "; refused for group " + group.groupId();
        }
        return "";
    }

    private GodwitException unsupportedVersion(Throwable cause, ClusterRequest request) {
        return new GodwitException(
                ClusterError.UNSUPPORTED_VERSION,
                cluster(),
                "its brokers do not know the request for " + request.purpose() + ": " + text(cause),
                "Godwit's clients talk to brokers from 2.1 on; godwit doctor tells what an older broker cannot do",
                cause);
    }

    private GodwitException timeout(Throwable cause, ClusterRequest request) {
        return new GodwitException(
                ClusterError.REQUEST_TIMED_OUT,
                cluster(),
                "no answer in time while " + request.purpose() + (text(cause).isEmpty() ? "" : ": " + text(cause)),
                "see whether its brokers and its controller are up; godwit doctor tries each listener",
                cause);
    }

    private GodwitException unknownTopic(Throwable cause, ClusterRequest request) {
        return new GodwitException(
                ClusterError.UNKNOWN_TOPIC,
                cluster(),
                "a topic or partition does not exist (any more) while " + request.purpose() + ": " + text(cause),
                "if it was deleted on purpose, run godwit plan again; else look for who deleted it",
                cause);
    }

    private GodwitException policyViolation(Throwable cause, ClusterRequest request) {
        return new GodwitException(
                ClusterError.POLICY_VIOLATION,
                cluster(),
                "the cluster's create or alter policy refused " + request.purpose() + ": " + text(cause),
                "change policies in migration.yaml so that the request fits, or have the cluster's policy changed",
                cause);
    }

    private GodwitException settings(Throwable cause, ClusterRequest request) {
        return invalidSettings(text(cause), cause);
    }

    private GodwitException invalidSettings(String reason, Throwable cause) {
        return new GodwitException(
                ClusterError.INVALID_CLIENT_SETTINGS,
                cluster(),
                "no client can be made from the settings: " + reason,
                "correct the cluster's properties in migration.yaml or in the properties file that it names",
                cause);
    }

    private String cluster() {
        return config.toString();
    }

    private static String describe(Throwable cause) {
        String message = text(cause);
        return cause.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
    }

    /** One line, without a full stop at its end. */
    private static String text(Throwable cause) {
        String message = cause.getMessage() == null ? "" : cause.getMessage();
        return message.replaceAll("\\s+", " ").strip().replaceFirst("\\.$", "");
    }
}
