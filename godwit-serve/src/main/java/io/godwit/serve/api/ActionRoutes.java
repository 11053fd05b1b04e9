package io.godwit.serve.api;

import io.godwit.core.config.Migration;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ServeError;
import io.godwit.core.json.Json;
import io.godwit.core.unit.DataSize;
import io.godwit.serve.action.Actions;
import io.godwit.serve.action.Actions.WaveMove;
import io.godwit.serve.action.OperationView;
import io.godwit.serve.action.Operations;
import io.godwit.serve.action.Operations.Request;
import io.godwit.serve.action.Operations.Work;
import io.godwit.serve.api.Requests.Empty;
import io.godwit.serve.api.Requests.ProofRequest;
import io.godwit.serve.api.Requests.ThrottleRequest;
import io.godwit.serve.api.Requests.TopicsRequest;
import io.godwit.serve.api.Requests.WaveRequest;
import io.godwit.serve.http.Answer;
import io.godwit.serve.http.Exchange;
import io.godwit.serve.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What can be done. Each answers at once with an operation, which goes on in the background. */
final class ActionRoutes {
    /** The types of the events that say who asked for what, and what came of it. */
    static final String ASKED = "serve.asked";

    static final String ENDED = "serve.ended";

    private static final int LONGEST_REASON = 500;
    /** As on the command line. */
    private static final long FLOOR_BYTES = 64 * 1024;

    private final Migration migration;
    private final Operations operations;
    private final Actions actions;

    ActionRoutes(Migration migration, Operations operations, Actions actions) {
        this.migration = migration;
        this.operations = operations;
        this.actions = actions;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>(List.of(
                act("/api/v1/actions/pause", "Holds the copy.", TopicsRequest.class, this::pause),
                act("/api/v1/actions/resume", "Lets the copy go on.", TopicsRequest.class, this::resume),
                act("/api/v1/actions/throttle", "Limits the copy.", ThrottleRequest.class, this::throttle),
                act("/api/v1/actions/verify", "Compares source and target.", ProofRequest.class, this::verify),
                act(
                        "/api/v1/operations/{id}/interrupt",
                        "Asks an operation to end in order, as Ctrl-C does.",
                        Empty.class,
                        this::interrupt)));
        for (WaveMove move : WaveMove.values()) {
            routes.add(act(
                    "/api/v1/actions/" + move.word(),
                    "Does what " + move.command() + " does.",
                    WaveRequest.class,
                    exchange -> move(move, exchange)));
        }
        return routes;
    }

    private static Route act(String pattern, String summary, Class<?> request, Route.Handler handler) {
        return Route.act(pattern, summary, request, OperationDocument.class, handler);
    }

    private static <T> T body(Exchange exchange, Class<T> type) {
        try {
            return Json.from(exchange.body(), type);
        } catch (IllegalArgumentException e) {
            Throwable deepest = e;
            while (deepest.getCause() != null) {
                deepest = deepest.getCause();
            }
            String why = String.valueOf(deepest.getMessage());
            throw bad("the body", why.lines().findFirst().orElse(why));
        }
    }

    private static GodwitException bad(String what, String why) {
        return new GodwitException(ServeError.BAD_REQUEST, what, why, "GET /api/v1/openapi.json describes each field");
    }

    private static String reason(Optional<String> reason) {
        String text = reason.orElse("").strip();
        if (text.length() > LONGEST_REASON) {
            throw bad("field 'reason'", "it is longer than " + LONGEST_REASON + " characters");
        }
        return text;
    }

    private static SortedSet<String> topics(Optional<List<String>> topics) {
        return new TreeSet<>(topics.orElse(List.of()));
    }

    private static String names(SortedSet<String> topics) {
        return topics.isEmpty() ? "" : " " + String.join(" ", topics);
    }

    private Answer pause(Exchange exchange) {
        TopicsRequest asked = body(exchange, TopicsRequest.class);
        SortedSet<String> topics = topics(asked.topics());
        String reason = reason(asked.reason());
        return beside(
                new Request(
                        "pause",
                        "godwit pause" + names(topics),
                        exchange.caller().words(),
                        reason),
                Map.of("topics", topics),
                says -> actions.pause(topics, reason));
    }

    private Answer resume(Exchange exchange) {
        TopicsRequest asked = body(exchange, TopicsRequest.class);
        SortedSet<String> topics = topics(asked.topics());
        return beside(
                new Request(
                        "resume",
                        "godwit resume" + names(topics),
                        exchange.caller().words(),
                        reason(asked.reason())),
                Map.of("topics", topics),
                says -> actions.resume(topics));
    }

    private Answer throttle(Exchange exchange) {
        ThrottleRequest asked = body(exchange, ThrottleRequest.class);
        SortedSet<String> topics = topics(asked.topics());
        OptionalLong limit = limit(asked.rate());
        StringBuilder command = new StringBuilder("godwit throttle ").append(asked.rate());
        topics.forEach(topic -> command.append(" --topic ").append(topic));
        return beside(
                new Request("throttle", command.toString(), exchange.caller().words(), reason(asked.reason())),
                Map.of("topics", topics, "rate", asked.rate()),
                says -> actions.throttle(topics, limit));
    }

    private static OptionalLong limit(String rate) {
        if (rate.toLowerCase(Locale.ROOT).equals("off")) {
            return OptionalLong.empty();
        }
        long bytes = DataSize.parsePerSecond(rate)
                .or(() -> DataSize.parse(rate))
                .orElseThrow(() -> bad("field 'rate'", "'" + rate + "' is neither a rate such as 20MiB/s nor off"))
                .bytes();
        if (bytes < FLOOR_BYTES) {
            throw bad("field 'rate'", "'" + rate + "' is below 64KiB/s; a pause stops the copy altogether");
        }
        return OptionalLong.of(bytes);
    }

    private Answer verify(Exchange exchange) {
        ProofRequest asked = body(exchange, ProofRequest.class);
        boolean full = asked.full().orElse(false);
        return alone(
                new Request(
                        "verify",
                        "godwit verify" + (full ? " --full" : ""),
                        exchange.caller().words(),
                        reason(asked.reason())),
                Map.of("full", full),
                says -> actions.verify(full, says));
    }

    private Answer move(WaveMove move, Exchange exchange) {
        WaveRequest asked = body(exchange, WaveRequest.class);
        boolean known = migration.waves().stream().anyMatch(wave -> wave.name().equals(asked.wave()));
        if (!known) {
            throw new GodwitException(
                    ServeError.NOT_FOUND,
                    "wave " + asked.wave(),
                    "the migration has no wave of this name",
                    "GET /api/v1/waves lists the names");
        }
        if (!asked.confirm().orElse("").equals(migration.name())) {
            throw new GodwitException(
                    ServeError.NOT_CONFIRMED,
                    move.word() + " of wave " + asked.wave(),
                    "it stops and starts applications, and the name in 'confirm' is not that of this migration",
                    "type the migration's name, " + migration.name());
        }
        return alone(
                new Request(
                        move.word(),
                        move.command() + " --wave " + asked.wave(),
                        exchange.caller().words(),
                        reason(asked.reason())),
                Map.of("wave", asked.wave()),
                says -> actions.move(move, asked.wave(), says));
    }

    private Answer interrupt(Exchange exchange) {
        String id = exchange.parameter("id");
        return operations
                .interrupt(id)
                .map(operation -> Answer.json(202, new OperationDocument(1, operation)))
                .orElseThrow(() -> new GodwitException(
                        ServeError.NOT_FOUND,
                        "operation " + id,
                        "it is not remembered",
                        "GET /api/v1/operations lists those that are"));
    }

    private Answer alone(Request request, Map<String, Object> details, Work work) {
        return started(operations.start(request, audited(request, details, work)));
    }

    private Answer beside(Request request, Map<String, Object> details, Work work) {
        return started(operations.startBeside(request, audited(request, details, work)));
    }

    private static Answer started(OperationView operation) {
        return Answer.json(202, new OperationDocument(1, operation));
    }

    /** Nothing is done that could not be written down first. */
    private Work audited(Request request, Map<String, Object> details, Work work) {
        SortedMap<String, Object> asked = new TreeMap<>(details);
        asked.put("action", request.action());
        asked.put("by", request.by());
        asked.put("reason", request.reason());
        return says -> {
            actions.audit(ASKED, asked);
            SortedMap<String, Object> ended = new TreeMap<>(asked);
            try {
                String result = work.run(says);
                ended.put("result", result);
                return result;
            } catch (GodwitException e) {
                ended.put("code", e.code().id());
                ended.put("result", e.reason());
                throw e;
            } catch (InterruptedException e) {
                ended.put("result", "interrupted");
                throw e;
            } finally {
                boolean interrupted = Thread.interrupted();
                actions.audit(ENDED, ended);
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
