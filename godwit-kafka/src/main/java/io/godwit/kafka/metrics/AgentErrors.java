package io.godwit.kafka.metrics;

import io.godwit.core.error.AssessmentCode;
import io.godwit.core.error.GodwitException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import javax.management.JMException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What went wrong with an agent, in words. */
final class AgentErrors {
    private static final String JMX_FIX = "start the broker with JMX_PORT, and java.rmi.server.hostname and"
            + " com.sun.management.jmxremote.rmi.port set to what can be reached from here; correct --jmx or assess.jmx.addresses";

    private AgentErrors() {}

    static GodwitException jmx(String address, Exception problem) {
        if (problem instanceof SecurityException) {
            return refused(address, "JMX refused the user or the password: " + problem.getMessage(), problem);
        }
        SSLException tls = find(problem, SSLException.class);
        if (tls != null) {
            return unreachable(
                    address,
                    "TLS failed: " + tls.getMessage(),
                    "set assess.jmx.protocol to what the broker speaks, and assess.jmx.trustStore to a store with its certificate",
                    problem);
        }
        return unreachable(address, "JMX does not answer: " + reason(problem), JMX_FIX, problem);
    }

    static GodwitException late(String address, Duration limit) {
        return unreachable(address, "no answer within " + limit.toSeconds() + " s", JMX_FIX, null);
    }

    static GodwitException noAddress(int broker) {
        return unreachable(
                "broker " + broker,
                "no address is given for it",
                "add a pattern with {host}, or " + broker + "=address",
                null);
    }

    static GodwitException http(String address, Exception problem) {
        return unreachable(
                address, "it does not answer: " + reason(problem), "correct the address; try it with curl", problem);
    }

    static GodwitException http(String address, int status) {
        if (status == 401 || status == 403) {
            return refused(address, "it answered with HTTP " + status, null);
        }
        return unreachable(address, "it answered with HTTP " + status, "correct the address; try it with curl", null);
    }

    static GodwitException malformed(String address, String what) {
        return unreachable(address, what, "correct the address: something else listens there", null);
    }

    private static GodwitException refused(String address, String reason, @Nullable Throwable cause) {
        return new GodwitException(
                AssessmentCode.AGENT_REFUSED,
                address,
                reason,
                "correct user and password in migration.yaml, below assess; the user needs to read only",
                cause);
    }

    private static GodwitException unreachable(String address, String reason, String fix, @Nullable Throwable cause) {
        return new GodwitException(AssessmentCode.AGENT_UNREACHABLE, address, reason, fix, cause);
    }

    private static String reason(Exception problem) {
        if (find(problem, UnknownHostException.class) != null) {
            return "the host name has no address";
        }
        if (find(problem, ConnectException.class) != null) {
            return "nothing listens there";
        }
        if (find(problem, SocketTimeoutException.class) != null || problem instanceof HttpTimeoutException) {
            return "it takes too long";
        }
        if (problem instanceof JMException || problem instanceof IOException) {
            return String.valueOf(problem.getMessage());
        }
        return problem.getClass().getSimpleName();
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
