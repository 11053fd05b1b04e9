package io.godwit.serve.page;

import io.godwit.serve.http.Route;
import io.godwit.serve.http.StaticFiles;
import java.util.ArrayList;
import java.util.List;

/** The files of the dashboard, each under a route of its own; {@code files.txt} lists them. */
public final class Dashboard {
    private static final String PREACT = "/META-INF/resources/webjars/preact/10.26.4/";

    private Dashboard() {}

    public static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(StaticFiles.route(Dashboard.class, "/", "index.html"));
        for (String file : StaticFiles.list(Dashboard.class, "files.txt")) {
            routes.add(StaticFiles.route(Dashboard.class, "/" + file, file));
        }
        routes.add(StaticFiles.route(Dashboard.class, "/vendor/preact.js", PREACT + "dist/preact.module.js"));
        routes.add(StaticFiles.route(Dashboard.class, "/vendor/preact-LICENSE", PREACT + "LICENSE"));
        return routes;
    }
}
