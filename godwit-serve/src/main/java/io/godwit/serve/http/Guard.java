package io.godwit.serve.http;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ServeError;
import io.godwit.serve.http.Exchange.Caller;
import io.godwit.serve.http.Route.Access;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Decides whether a request is let through. A browser can be made to send requests to this service by any page that it has
 * open, under a name that resolves to this machine too; so the host is checked for each request, and the origin for those
 * that change something.
 */
final class Guard {
    private static final int READS_PER_SECOND = 5_000;
    private static final int ACTIONS_PER_MINUTE = 60;
    private static final int WRONG_TOKENS_PER_MINUTE = 10;

    private final Tokens tokens;
    private final boolean readingNeedsToken;
    private final Set<String> hostNames;
    private final RateLimit reads;
    private final RateLimit actions;
    private final RateLimit wrongTokens;

    /** @param hostNames names by which the service may be addressed besides addresses and {@code localhost}; lower case */
    Guard(Tokens tokens, boolean readingNeedsToken, Set<String> hostNames, LongSupplier nanoTime) {
        this.tokens = tokens;
        this.readingNeedsToken = readingNeedsToken;
        this.hostNames = Set.copyOf(hostNames);
        this.reads = new RateLimit(READS_PER_SECOND, 1, nanoTime);
        this.actions = new RateLimit(ACTIONS_PER_MINUTE, 60, nanoTime);
        this.wrongTokens = new RateLimit(WRONG_TOKENS_PER_MINUTE, 60, nanoTime);
    }

    /**
     * What is judged.
     *
     * @param headers names in lower case
     * @param encrypted whether it came by TLS
     * @param local whether it came from this machine
     */
    record Asked(Map<String, String> headers, String address, boolean encrypted, boolean local) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** Who asks, if that is allowed. */
    Caller admit(Access access, Asked asked) {
        checkHost(asked);
        if (access == Access.OPEN) {
            return new Caller(Optional.empty(), asked.address());
        }
        if (!(access == Access.READ ? reads : actions).take(asked.address())) {
            throw tooMany(
                    asked, access == Access.READ ? READS_PER_SECOND + " a second" : ACTIONS_PER_MINUTE + " a minute");
        }
        Optional<String> owner = owner(asked);
        if (access == Access.READ) {
            if (readingNeedsToken && owner.isEmpty()) {
                throw noToken(asked);
            }
            return new Caller(owner, asked.address());
        }
        if (tokens.isEmpty()) {
            throw new GodwitException(
                    ServeError.READ_ONLY,
                    "the service",
                    "it was started without a token, so it changes nothing",
                    "start godwit serve with --token-file, GODWIT_SERVE_TOKEN or --generate-token, or use the command line");
        }
        if (!asked.encrypted() && !asked.local()) {
            throw new GodwitException(
                    ServeError.NOT_ENCRYPTED,
                    asked.address(),
                    "the request came over the network without TLS: whoever listens has the token now",
                    "replace the token; start the service with --tls-keystore, or reach it through an SSH tunnel");
        }
        checkOrigin(asked);
        return new Caller(Optional.of(owner.orElseThrow(() -> noToken(asked))), asked.address());
    }

    private Optional<String> owner(Asked asked) {
        Optional<String> given = asked.header("authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (!wrongTokens.isLeft(asked.address())) {
            throw tooMany(asked, WRONG_TOKENS_PER_MINUTE + " wrong tokens a minute");
        }
        Optional<String> owner = tokens.owner(given.get());
        if (owner.isEmpty()) {
            wrongTokens.take(asked.address());
            throw noToken(asked);
        }
        return owner;
    }

    private static GodwitException noToken(Asked asked) {
        return new GodwitException(
                ServeError.NO_TOKEN,
                asked.address(),
                asked.headers().containsKey("authorization")
                        ? "the token is none of those that the service knows"
                        : "the request has no token",
                "send the header 'Authorization: Bearer TOKEN'; the operator who started the service has the token");
    }

    private static GodwitException tooMany(Asked asked, String limit) {
        return new GodwitException(
                ServeError.TOO_MANY,
                asked.address(),
                "it asks more often than " + limit,
                "wait a moment; scripts should send If-None-Match or use /api/v1/stream");
    }

    private void checkHost(Asked asked) {
        String host = asked.header("host").orElse("");
        String name = withoutPort(host).toLowerCase(Locale.ROOT);
        boolean known = name.equals("localhost") || isAddress(name) || hostNames.contains(name);
        if (!known) {
            throw new GodwitException(
                    ServeError.UNKNOWN_HOST,
                    "host '" + name + "'",
                    "the service does not go by this name: a foreign page may have made it point here",
                    "use the address of the machine, or start the service with --server-name " + name);
        }
    }

    private static String withoutPort(String host) {
        if (host.startsWith("[")) {
            int end = host.indexOf(']');
            return end < 0 ? host : host.substring(0, end + 1);
        }
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    // Nobody can make a name of an address.
    private static boolean isAddress(String name) {
        return name.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]");
    }

    private static void checkOrigin(Asked asked) {
        String own = (asked.encrypted() ? "https://" : "http://")
                + asked.header("host").orElse("");
        boolean otherOrigin = asked.header("origin")
                .filter(origin -> !origin.equalsIgnoreCase(own))
                .isPresent();
        boolean otherSite = asked.header("sec-fetch-site")
                .filter(site -> !site.equals("same-origin") && !site.equals("none"))
                .isPresent();
        if (otherOrigin || otherSite) {
            throw new GodwitException(
                    ServeError.FOREIGN_ORIGIN,
                    asked.header("origin").orElse("another site"),
                    "changes are taken from the service's own page only, " + own,
                    "use the dashboard there, or a program that sends no Origin");
        }
    }
}
