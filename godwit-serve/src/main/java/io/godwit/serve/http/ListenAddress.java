package io.godwit.serve.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the service listens.
 *
 * @param host a name or an address; IPv6 without brackets
 * @param port 0 = any free one
 */
public record ListenAddress(String host, int port) {
    public static final ListenAddress STANDARD = new ListenAddress("127.0.0.1", 7400);

    public ListenAddress {
        Objects.requireNonNull(host);
        if (host.isBlank() || port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a host and a port from 0 to 65535 are needed");
        }
    }

    /** {@code host:port}, {@code [v6]:port}, {@code :port} or {@code port}; empty for anything else. */
    public static Optional<ListenAddress> parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        String port = text.substring(colon + 1);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            return Optional.empty();
        }
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            return Optional.empty();
        }
        return Optional.of(new ListenAddress(host.isEmpty() ? STANDARD.host() : host, Integer.parseInt(port)));
    }

    /** Whether only this machine can reach it. */
    public boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
