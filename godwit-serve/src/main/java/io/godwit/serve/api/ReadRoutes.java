package io.godwit.serve.api;

import io.godwit.core.config.Migration;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import io.godwit.core.error.ServeError;
import io.godwit.serve.action.OperationView;
import io.godwit.serve.action.Operations;
import io.godwit.serve.fetch.DearFacts;
import io.godwit.serve.fetch.DearFacts.WaveCheck;
import io.godwit.serve.fetch.Fetcher;
import io.godwit.serve.fetch.Fetcher.Fetched;
import io.godwit.serve.fetch.GroupsLook;
import io.godwit.serve.http.Answer;
import io.godwit.serve.http.ErrorAnswers.ErrorWords;
import io.godwit.serve.http.EventStreams;
import io.godwit.serve.http.Exchange;
import io.godwit.serve.http.Route;
import io.godwit.serve.look.EventFeed;
import io.godwit.serve.look.History.Range;
import io.godwit.serve.look.Look;
import io.godwit.serve.look.Lookout;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What can be read, and how. */
final class ReadRoutes {
    private static final int MOST_EVENTS = 500;

    private final Parts parts;
    private final Documents documents;
    private final Cache status;
    private final Cache topics;
    private final Cache verification;
    private final Answer settings;

    /** What the routes read from. */
    record Parts(
            Migration migration,
            Lookout lookout,
            Fetcher fetcher,
            DearFacts facts,
            Operations operations,
            boolean readOnly,
            Clock clock) {}

    ReadRoutes(Parts parts) {
        this.parts = parts;
        this.documents = new Documents(parts.migration(), parts.fetcher());
        this.status = new Cache(look -> documents.status(look, lastOperation()));
        this.topics = new Cache(documents::topics);
        this.verification = new Cache(documents::verification);
        this.settings = Answer.json(200, SettingsDocument.of(parts.migration()));
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>(List.of(
                Route.read("/api/v1/status", "The whole migration on one page.", StatusDocument.class, this::status),
                Route.read("/api/v1/topics", "All topics.", TopicsDocument.class, exchange -> cached(topics)),
                Route.read(
                        "/api/v1/topics/{topic}",
                        "One topic with its partitions and its proof.",
                        TopicDocument.class,
                        this::topic),
                Route.read("/api/v1/waves", "Where each wave stands.", WavesDocument.class, this::waves),
                Route.read(
                        "/api/v1/verification",
                        "What is proven so far.",
                        VerificationDocument.class,
                        exchange -> cached(verification)),
                Route.read("/api/v1/plan", "The plan that was applied last.", PlanDocument.class, this::plan),
                Route.read(
                        "/api/v1/settings",
                        "What the configuration says, without secrets.",
                        SettingsDocument.class,
                        exchange -> settings),
                Route.read(
                        "/api/v1/session", "Who asks, and what that one may do.", SessionDocument.class, this::session),
                Route.read(
                        "/api/v1/operations",
                        "What the service was asked to do, newest first.",
                        OperationsDocument.class,
                        this::operations),
                Route.read(
                        "/api/v1/operations/{id}",
                        "One operation with what it said.",
                        OperationDocument.class,
                        this::operation)));
        routes.add(Route.read(
                        "/api/v1/events",
                        "The events of the journal, newest first.",
                        EventsDocument.class,
                        this::events)
                .query(Map.of(
                        "before", "only events with a smaller sequence",
                        "type", "only types that begin with it, such as cutover",
                        "limit", "how many, 1 to " + MOST_EVENTS + " (default 100)")));
        routes.add(Route.read(
                        "/api/v1/history",
                        "Rates and lag since the service started.",
                        HistoryDocument.class,
                        this::history)
                .query(Map.of("range", "1h (default) or 24h")));
        routes.add(dear("/api/v1/groups", "The groups on both clusters.", GroupsDocument.class, 30, this::groups));
        routes.add(dear("/api/v1/doctor", "What godwit doctor finds.", DoctorDocument.class, 600, this::doctor));
        routes.add(dear(
                "/api/v1/waves/{wave}/check",
                "What godwit cutover check finds.",
                CheckDocument.class,
                60,
                this::check));
        routes.add(new Route(
                "GET",
                "/api/v1/stream",
                Route.Access.READ,
                "Server-sent events: status, event, operation.",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                this::stream));
        return routes;
    }

    private Route dear(String pattern, String summary, Class<?> type, int seconds, Route.Handler handler) {
        return Route.read(pattern, summary, type, handler)
                .query(Map.of(
                        "maxAge",
                        "seconds: if what is known is older, it is fetched anew in the background (default " + seconds
                                + ")"));
    }

    private Look look() {
        parts.lookout().watched();
        return parts.lookout().last().orElseThrow(() -> parts.lookout()
                .trouble()
                .orElseGet(() -> new GodwitException(
                        JournalError.UNREADABLE, "the journal", "it has not been read yet", "ask again in a second")));
    }

    private Answer cached(Cache cache) {
        Look look = look();
        return cache.of(look, look.number()).answer(parts.clock().instant());
    }

    Stamped currentStatus(Look look) {
        return status.of(look, key(look));
    }

    private record Key(long look, long operation) {}

    private Key key(Look look) {
        return new Key(look.number(), parts.operations().version());
    }

    private Answer status(Exchange exchange) {
        Look look = look();
        return currentStatus(look).answer(parts.clock().instant());
    }

    private Optional<OperationView> lastOperation() {
        return parts.operations().last().map(ReadRoutes::brief);
    }

    /** With its last line alone. */
    static OperationView brief(OperationView operation) {
        List<OperationView.Line> lines = operation.lines();
        return new OperationView(
                operation.id(),
                operation.action(),
                operation.command(),
                operation.by(),
                operation.reason(),
                operation.state(),
                operation.startedAt(),
                operation.endedAt(),
                operation.result(),
                operation.error(),
                lines.isEmpty() ? List.of() : lines.subList(lines.size() - 1, lines.size()));
    }

    private Answer topic(Exchange exchange) {
        Look look = look();
        String name = exchange.parameter("topic");
        return documents
                .topic(look, name)
                .map(document ->
                        Stamped.of(look.asOf(), document).answer(parts.clock().instant()))
                .orElseThrow(
                        () -> missing("topic " + name, "the migration has no topic of this name", "/api/v1/topics"));
    }

    private static GodwitException missing(String what, String why, String list) {
        return new GodwitException(ServeError.NOT_FOUND, what, why, "GET " + list + " lists the names");
    }

    // Checks come and go between two looks.
    private Answer waves(Exchange exchange) {
        Look look = look();
        return Stamped.of(look.asOf(), documents.waves(look))
                .answer(parts.clock().instant());
    }

    private Answer plan(Exchange exchange) {
        Look look = look();
        return Stamped.of(look.asOf(), new PlanDocument(1, look.asOf(), 0, look.plan()))
                .answer(parts.clock().instant());
    }

    private Answer session(Exchange exchange) {
        return Answer.json(
                200,
                new SessionDocument(
                        1,
                        parts.migration().name(),
                        exchange.caller().token(),
                        exchange.caller().token().isPresent(),
                        parts.readOnly()));
    }

    private Answer operations(Exchange exchange) {
        return Answer.json(
                200,
                new OperationsDocument(
                        1,
                        parts.operations().all().stream().map(ReadRoutes::brief).toList()));
    }

    private Answer operation(Exchange exchange) {
        String id = exchange.parameter("id");
        return parts.operations()
                .find(id)
                .map(operation -> Answer.json(200, new OperationDocument(1, operation)))
                .orElseThrow(() -> missing("operation " + id, "it is not remembered", "/api/v1/operations"));
    }

    private Answer events(Exchange exchange) {
        Look look = look();
        int limit = Parameters.number(exchange, "limit", 1, MOST_EVENTS).orElse(100);
        int before = Parameters.number(exchange, "before", 1, Integer.MAX_VALUE).orElse(Integer.MAX_VALUE);
        List<EventFeed.Numbered> found =
                parts.lookout().events().latest(before, exchange.query("type").orElse(""), limit);
        OptionalInt next = found.size() < limit
                ? OptionalInt.empty()
                : OptionalInt.of(found.get(found.size() - 1).sequence());
        EventsDocument document = new EventsDocument(
                1,
                look.asOf(),
                0,
                look.events(),
                next,
                found.stream().map(EventsDocument.Event::of).toList());
        return Stamped.of(look.asOf(), document).answer(parts.clock().instant());
    }

    private Answer history(Exchange exchange) {
        Look look = look();
        String word = exchange.query("range").orElse(Range.HOUR.word());
        Range range = Range.of(word).orElseThrow(() -> Parameters.bad("range", "it is neither 1h nor 24h"));
        HistoryDocument document = new HistoryDocument(
                1, look.asOf(), 0, word, parts.lookout().history().samples(range));
        return Stamped.of(look.asOf(), document).answer(parts.clock().instant());
    }

    private Duration maxAge(Exchange exchange, int usual) {
        return Duration.ofSeconds(
                Parameters.number(exchange, "maxAge", 0, 86_400).orElse(usual));
    }

    private double age(Optional<Instant> at) {
        return at.map(then -> Math.max(
                                0,
                                Duration.between(then, parts.clock().instant()).toMillis())
                        / 1000.0)
                .orElse(0.0);
    }

    private Answer groups(Exchange exchange) {
        Look look = look();
        Fetched<List<GroupsLook.Group>> groups = parts.fetcher().get("groups", maxAge(exchange, 30), () -> parts.facts()
                .groups(look.status().topics()));
        return Answer.json(
                200,
                new GroupsDocument(
                        1,
                        groups.at(),
                        age(groups.at()),
                        groups.fetching(),
                        groups.failure().map(ErrorWords::of),
                        look.status().mirror().flatMap(mirror -> mirror.groups()),
                        groups.value()));
    }

    private Answer doctor(Exchange exchange) {
        var examined = parts.fetcher()
                .get("doctor", maxAge(exchange, 600), () -> parts.facts().doctor());
        return Answer.json(
                200,
                new DoctorDocument(
                        1,
                        examined.at(),
                        age(examined.at()),
                        examined.fetching(),
                        examined.failure().map(ErrorWords::of),
                        examined.value().map(DoctorDocument.Examined::of)));
    }

    private Answer check(Exchange exchange) {
        String wave = exchange.parameter("wave");
        boolean known = parts.migration().waves().stream()
                .anyMatch(other -> other.name().equals(wave));
        if (!known) {
            throw missing("wave " + wave, "the migration has no wave of this name", "/api/v1/waves");
        }
        Fetched<WaveCheck> check = parts.fetcher()
                .get(Documents.checkKey(wave), maxAge(exchange, 60), () -> parts.facts()
                        .check(wave));
        return Answer.json(
                200,
                new CheckDocument(
                        1,
                        check.at(),
                        age(check.at()),
                        check.fetching(),
                        check.failure().map(ErrorWords::of),
                        check.value()));
    }

    /** Opened also before the first look: what follows is told as it comes. */
    private Answer stream(Exchange exchange) {
        parts.lookout().watched();
        byte[] first = parts.lookout()
                .last()
                .map(look -> EventStreams.event(
                        "status", currentStatus(look).text(parts.clock().instant())))
                .orElseGet(EventStreams::nothingYet);
        return new Answer(200, "text/event-stream", Optional.empty(), Map.of(), List.of(first));
    }
}
