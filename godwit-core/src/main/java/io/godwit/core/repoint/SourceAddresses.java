package io.godwit.core.repoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The addresses that belong to the source. Host names are compared without regard to case.
 *
 * @param exact {@code host:port}
 * @param hosts hosts of which each port belongs to it
 * @param zookeeper {@code host:port} of its ZooKeeper
 */
public record SourceAddresses(Set<String> exact, Set<String> hosts, Set<String> zookeeper) {
    private static final String ZOOKEEPER_PORT = ":2181";

    public SourceAddresses {
        exact = Set.copyOf(exact);
        hosts = Set.copyOf(hosts);
        zookeeper = Set.copyOf(zookeeper);
    }

    /**
     * @param named lists of {@code host:port}, with or without a protocol in front, as bootstrap servers and listeners have
     *     them; a host without a port stands for each of its ports
     * @param zookeeper {@code host:port}; port 2181 of each named host is added
     */
    public static SourceAddresses of(Collection<String> named, Collection<String> zookeeper) {
        Set<String> exact = new TreeSet<>();
        Set<String> hosts = new TreeSet<>();
        for (String address : split(named)) {
            (port(address).isEmpty() ? hosts : exact).add(address);
        }
        Set<String> keepers = new TreeSet<>(split(zookeeper));
        exact.forEach(address -> keepers.add(host(address) + ZOOKEEPER_PORT));
        hosts.forEach(host -> keepers.add(host + ZOOKEEPER_PORT));
        keepers.removeAll(exact);
        return new SourceAddresses(exact, hosts, keepers);
    }

    private static List<String> split(Collection<String> lists) {
        List<String> addresses = new ArrayList<>();
        for (String list : lists) {
            for (String address : list.split(",", -1)) {
                String plain =
                        address.strip().replaceFirst("^[A-Za-z0-9_+.-]+://", "").toLowerCase(Locale.ROOT);
                if (!plain.isEmpty() && !plain.startsWith(":")) {
                    addresses.add(plain);
                }
            }
        }
        return addresses;
    }

    private static String host(String address) {
        return address.substring(0, address.length() - port(address).length());
    }

    /** With its colon; empty if there is none. */
    private static String port(String address) {
        int colon = address.lastIndexOf(':');
        return colon > 0 && address.substring(colon + 1).matches("\\d{1,5}") ? address.substring(colon) : "";
    }

    public boolean isEmpty() {
        return exact.isEmpty() && hosts.isEmpty();
    }

    public boolean contains(String host, String port) {
        String address = host.toLowerCase(Locale.ROOT) + ":" + port;
        return exact.contains(address)
                || (hosts.contains(host.toLowerCase(Locale.ROOT)) && !zookeeper.contains(address));
    }

    public boolean isZooKeeper(String host, String port) {
        return zookeeper.contains(host.toLowerCase(Locale.ROOT) + ":" + port);
    }

    /** All hosts, in lower case. */
    public Set<String> allHosts() {
        Set<String> all = new TreeSet<>(hosts);
        exact.forEach(address -> all.add(host(address)));
        zookeeper.forEach(address -> all.add(host(address)));
        return all;
    }

    /** Hosts whose name alone means the source: not this machine's own. */
    public Set<String> tellingHosts() {
        return allHosts().stream()
                .filter(host -> !host.equals("localhost") && !host.startsWith("127.") && !host.equals("[::1]"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
