package io.godwit.kafka.listener;

import io.godwit.core.error.ClusterError;
import io.godwit.core.error.GodwitException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Host and port of one listener. */
public record ListenerAddress(String host, int port) {
    private static final Pattern FORM =
            Pattern.compile("(?:[A-Za-z0-9_]+://)?\\[?([0-9A-Za-z\\-%._:]+?)\\]?:([0-9]{1,5})");

    public ListenerAddress {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /**
     * The addresses of {@code bootstrap.servers}.
     *
     * @throws GodwitException naming every entry that is not {@code host:port}
     */
    public static List<ListenerAddress> parseAll(String bootstrapServers) {
        List<ListenerAddress> addresses = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String entry : bootstrapServers.split(",", -1)) {
            String text = entry.strip();
            if (text.isEmpty()) {
                continue;
            }
            Matcher matcher = FORM.matcher(text);
            int port = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
            if (port < 1 || port > 65_535) {
                wrong.add("'" + text + "'");
            } else {
                addresses.add(new ListenerAddress(matcher.group(1), port));
            }
        }
        if (!wrong.isEmpty() || addresses.isEmpty()) {
            throw malformed(bootstrapServers, wrong);
        }
        return List.copyOf(addresses);
    }

    private static GodwitException malformed(String bootstrapServers, List<String> wrong) {
        return new GodwitException(
                ClusterError.INVALID_CLIENT_SETTINGS,
                "bootstrap.servers=" + bootstrapServers,
                wrong.isEmpty() ? "it names no address" : String.join(", ", wrong) + " is not host:port",
                "write it as host:port,host:port, for example kafka-1.example.com:9092");
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
