package io.godwit.serve.api;

import io.godwit.core.config.Migration;
import io.godwit.core.json.Json;
import io.godwit.serve.action.Actions;
import io.godwit.serve.action.OperationView;
import io.godwit.serve.action.Operations;
import io.godwit.serve.fetch.DearFacts;
import io.godwit.serve.fetch.Fetcher;
import io.godwit.serve.http.Answer;
import io.godwit.serve.http.EventStreams;
import io.godwit.serve.http.Route;
import io.godwit.serve.http.Route.Access;
import io.godwit.serve.look.EventFeed;
import io.godwit.serve.look.Look;
import io.godwit.serve.look.Lookout;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** API v1 as a whole: what can be read, what can be done, and the stream that tells of both. */
public final class Api {
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Lookout lookout;
    private final EventStreams streams;
    private final Clock clock;
    private final ReadRoutes reads;
    private final List<Route> routes;
    private String sentStatus = "";

    /**
     * What it is made of.
     *
     * @param readOnly whether nobody has a token
     */
    public record Parts(
            Migration migration,
            Lookout lookout,
            Fetcher fetcher,
            DearFacts facts,
            Operations operations,
            Actions actions,
            EventStreams streams,
            boolean readOnly,
            Clock clock) {}

    public Api(Parts parts) {
        this.lookout = parts.lookout();
        this.streams = parts.streams();
        this.clock = parts.clock();
        this.reads = new ReadRoutes(new ReadRoutes.Parts(
                parts.migration(),
                parts.lookout(),
                parts.fetcher(),
                parts.facts(),
                parts.operations(),
                parts.readOnly(),
                parts.clock()));
        List<Route> all = new ArrayList<>(reads.routes());
        all.addAll(new ActionRoutes(parts.migration(), parts.operations(), parts.actions()).routes());
        all.add(health("/health/live", "Whether the service lives.", () -> Optional.empty()));
        all.add(health("/health/ready", "Whether it has a fresh look at the migration.", this::unready));
        routes = new ArrayList<>(all);
        Answer[] description = new Answer[1];
        Route described = new Route(
                "GET",
                "/api/v1/openapi.json",
                Access.READ,
                "This description.",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                exchange -> description[0]);
        routes.add(described);
        description[0] = Answer.text(200, Answer.JSON, Json.pretty(OpenApi.of(routes)));
        lookout.listen(this::tell);
        parts.operations().listen(this::tell);
    }

    public List<Route> routes() {
        return List.copyOf(routes);
    }

    /** The last check of a wave, if one is known. */
    public static Optional<DearFacts.WaveCheck> check(Fetcher fetcher, String wave) {
        Fetcher.Fetched<DearFacts.WaveCheck> known = fetcher.known(Documents.checkKey(wave));
        return known.value();
    }

    private static Route health(String path, String summary, java.util.function.Supplier<Optional<String>> trouble) {
        return new Route(
                "GET",
                path,
                Access.OPEN,
                summary,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                exchange -> trouble.get()
                        .map(why -> Answer.text(503, "text/plain; charset=utf-8", why + "\n"))
                        .orElseGet(() -> Answer.text(200, "text/plain; charset=utf-8", "ok\n")));
    }

    private Optional<String> unready() {
        Optional<Look> last = lookout.last();
        if (last.isEmpty()) {
            return Optional.of(lookout.trouble().map(Throwable::getMessage).orElse("the journal was not read yet"));
        }
        Look look = last.get();
        return Duration.between(look.asOf(), clock.instant()).compareTo(FRESH) <= 0
                ? Optional.empty()
                : Optional.of("the last look was at " + look.asOf()
                        + look.trouble().map(why -> ": " + why.getMessage()).orElse(""));
    }

    private synchronized void tell(Look look, List<EventFeed.Numbered> fresh) {
        if (streams.size() == 0) {
            return;
        }
        lookout.watched();
        // The first look reads the whole past, which nobody wants to hear.
        if (fresh.size() <= 200) {
            fresh.forEach(event -> streams.send("event", Json.line(EventsDocument.Event.of(event))));
        }
        sendStatus(look);
    }

    private void sendStatus(Look look) {
        Stamped status = reads.currentStatus(look);
        if (!status.etag().equals(sentStatus) || look.trouble().isPresent()) {
            sentStatus = status.etag();
            streams.send("status", status.text(clock.instant()));
        } else {
            streams.send("same", Json.line(Map.of("asOf", status.asOf())));
        }
    }

    private synchronized void tell(OperationView operation) {
        if (streams.size() > 0) {
            streams.send("operation", Json.line(new OperationDocument(1, ReadRoutes.brief(operation))));
            if (operation.endedAt().isPresent()) {
                lookout.last().ifPresent(this::sendStatus);
            }
        }
    }
}
