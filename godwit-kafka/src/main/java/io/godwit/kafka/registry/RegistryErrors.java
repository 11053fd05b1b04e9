package io.godwit.kafka.registry;

import io.godwit.core.error.ErrorCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RegistryError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What went wrong with a registry, in words and without secrets. */
final class RegistryErrors {
    private RegistryErrors() {}

    static GodwitException unanswered(String address, IOException problem) {
        boolean tls = find(problem, SSLException.class) != null;
        if (tls || (address.startsWith("https:") && isCutOff(problem))) {
            return new GodwitException(
                    RegistryError.TLS_FAILED,
                    address,
                    tls
                            ? "TLS failed: " + problem.getMessage()
                            : "it closed the connection without an answer (" + problem.getMessage()
                                    + "), as one does that refuses the client's certificate",
                    "set trustStore to a file with the registry's certificate authority and, if it asks for a certificate,"
                            + " keyStore to one with yours; an http address must not be called by https",
                    problem);
        }
        return new GodwitException(
                RegistryError.UNREACHABLE,
                address,
                "it does not answer: " + reason(problem),
                "correct registry.source.url or registry.target.url, or start it; try it with curl",
                problem);
    }

    // TLS 1.3 refuses a client's certificate after the handshake, when the first answer is read.
    private static boolean isCutOff(IOException problem) {
        return find(problem, ConnectException.class) == null
                && find(problem, UnknownHostException.class) == null
                && find(problem, UnresolvedAddressException.class) == null
                && !(problem instanceof HttpTimeoutException);
    }

    private static String reason(IOException problem) {
        if (find(problem, UnknownHostException.class) != null
                || find(problem, UnresolvedAddressException.class) != null) {
            return "the host name has no address";
        }
        if (problem instanceof HttpTimeoutException) {
            return "it takes longer than registry.timeout";
        }
        if (find(problem, ConnectException.class) != null) {
            return "nothing listens there";
        }
        return String.valueOf(problem.getMessage());
    }

    static GodwitException refused(String address, int status, boolean authenticated) {
        return new GodwitException(
                RegistryError.REFUSED,
                address,
                "it answered with HTTP " + status
                        + (authenticated
                                ? ": the user, the password or the token is wrong, or may not do that"
                                : ": it asks for credentials, and none are configured"),
                "correct user and password, or token, below registry in migration.yaml; the target's user has to write subjects,"
                        + " their compatibility and their mode");
    }

    static GodwitException notARegistry(String address, String what) {
        return new GodwitException(
                RegistryError.NOT_A_REGISTRY,
                address,
                what,
                "give the address of the registry's API: a proxy, a login page or a user interface answers there; try it with"
                        + " curl …/subjects");
    }

    static GodwitException failed(String address, HttpAnswer answer) {
        return new GodwitException(
                RegistryError.REQUEST_FAILED,
                address,
                "it answered with " + answer.words(),
                "see the registry's log; the same command goes on where this run stopped");
    }

    static GodwitException of(ErrorCode code, String resource, String reason, String fix) {
        return new GodwitException(code, resource, reason, fix);
    }

    private static <T extends Throwable> @Nullable T find(Throwable problem, Class<T> type) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
