package io.godwit.kafka.journal;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.error.ClusterError;
import io.godwit.core.error.ErrorCode;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/** A failure of a Kafka client in Godwit's words. */
final class JournalFailure {
    private JournalFailure() {}

    /**
     * Translates a failure.
     *
     * @param cluster where it happened
     * @param otherwise the code for what is neither the network's nor the credentials' fault
     * @param resource what was being read or written
     * @param fix the next step for what is neither the network's nor the credentials' fault
     */
    static GodwitException translate(
            Throwable failure, ClusterConfig cluster, ErrorCode otherwise, String resource, String fix) {
        Throwable cause = unwrap(failure);
        if (cause instanceof GodwitException known) {
            return known;
        }
        return new GodwitException(code(cause, otherwise), resource, reason(cause), fix(cause, cluster, fix), cause);
    }

    /** The failure itself, without the wrappers that futures and clients put around it. */
    static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while (isWrapper(cause) && cause.getCause() != null) {
            cause = Objects.requireNonNull(cause.getCause());
        }
        return cause;
    }

    /** What happened in one line. */
    static String reason(Throwable failure) {
        Throwable cause = unwrap(failure);
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.strip().replaceAll("\\.$", "");
    }

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof ExecutionException
                || failure instanceof CompletionException
                || failure.getClass() == KafkaException.class;
    }

    private static ErrorCode code(Throwable cause, ErrorCode otherwise) {
        if (cause instanceof AuthenticationException) {
            return ClusterError.AUTHENTICATION_FAILED;
        }
        if (cause instanceof AuthorizationException) {
            return ClusterError.NOT_AUTHORIZED;
        }
        if (cause instanceof InterruptException || cause instanceof InterruptedException) {
            return GeneralError.INTERRUPTED;
        }
        return isUnreachable(cause) ? ClusterError.UNREACHABLE : otherwise;
    }

    private static boolean isUnreachable(Throwable cause) {
        return cause instanceof TimeoutException
                || cause instanceof DisconnectException
                || cause instanceof java.util.concurrent.TimeoutException;
    }

    private static String fix(Throwable cause, ClusterConfig cluster, String otherwise) {
        String side = cluster.side().word();
        if (cause instanceof AuthenticationException) {
            return "check the security settings of the " + side + " and run godwit doctor";
        }
        if (cause instanceof AuthorizationException) {
            return "grant the permission on the " + side + "; godwit doctor lists all that are needed";
        }
        return isUnreachable(cause)
                ? "check that " + cluster.bootstrapServers() + " can be reached from here, then run the command again"
                : otherwise;
    }
}
