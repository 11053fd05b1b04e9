package io.godwit.kafka.connection;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.error.ClusterError;
import io.godwit.core.error.GodwitException;
import io.godwit.kafka.listener.ListenerAddress;
import io.godwit.kafka.listener.ListenerAnswer;
import io.godwit.kafka.listener.ListenerDiagnosis;
import io.godwit.kafka.listener.ListenerProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries all bootstrap addresses at once. One that a client can use is enough, as it is for the client. */
final class Reachability {
    private static final Logger LOGGER = LoggerFactory.getLogger(Reachability.class);

    private final ClusterConfig config;
    private final Duration timeout;

    Reachability(ClusterConfig config, Duration timeout) {
        this.config = config;
        this.timeout = timeout;
    }

    /**
     * What each address answers.
     *
     * @throws GodwitException if no bootstrap address can be used, with the reason of each
     */
    List<ListenerAnswer> require() {
        List<ListenerAnswer> answers = new ListenerProbe(timeout)
                .probeAll(ListenerAddress.parseAll(config.bootstrapServers()), ListenerDiagnosis.expectsTls(config));
        ListenerDiagnosis diagnosis = new ListenerDiagnosis(config, Instant.now());
        List<GodwitException> problems = answers.stream()
                .map(diagnosis::diagnose)
                .flatMap(Optional::stream)
                .toList();
        if (problems.size() < answers.size()) {
            problems.forEach(problem -> LOGGER.warn("{}; going on with another address", problem.getMessage()));
            return answers;
        }
        throw problems.size() == 1 ? problems.get(0) : all(problems);
    }

    /** The same code for all keeps that code; a mixture is the cluster being unreachable. */
    private GodwitException all(List<GodwitException> problems) {
        GodwitException first = problems.get(0);
        boolean same = problems.stream().allMatch(problem -> problem.code() == first.code());
        return new GodwitException(
                same ? first.code() : ClusterError.UNREACHABLE,
                config.toString(),
                "none of its " + problems.size() + " addresses can be used: "
                        + problems.stream()
                                .map(problem -> problem.resource() + ": " + problem.reason())
                                .collect(Collectors.joining("; ")),
                problems.stream().map(GodwitException::fix).distinct().collect(Collectors.joining("; ")));
    }
}
