package io.godwit.core.repoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses in a text with only commas and blanks between them.
 *
 * @param start position of the first one
 * @param end position behind the last one
 */
record AddressList(int start, int end, List<Address> addresses) {
    /** A host and port that is no part of a longer name, of an e-mail address or of a URL with a path. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?<![A-Za-z0-9._\\-/@])(?:(PLAINTEXT|SSL|SASL_PLAINTEXT|SASL_SSL)://)?"
                    + "(\\[[0-9a-f:.]+]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?):(\\d{1,5})(?![0-9A-Za-z])");

    /** A host and port behind a protocol that is not Kafka's, or behind a user. */
    private static final Pattern IN_URL = Pattern.compile(
            "(?i)(?<=[/@])(\\[[0-9a-f:.]+]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?):(\\d{1,5})(?![0-9A-Za-z])");

    private static final Pattern BETWEEN = Pattern.compile("\\s*,\\s*");

    AddressList {
        addresses = List.copyOf(addresses);
    }

    /** @param protocol in front, as it is written; empty = none */
    record Address(String protocol, String host, String port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** All lists of the text; an address alone is a list of one. */
    static List<AddressList> in(String text) {
        List<AddressList> lists = new ArrayList<>();
        List<Address> current = new ArrayList<>();
        int start = 0;
        int end = -1;
        Matcher matcher = ADDRESS.matcher(text);
        while (matcher.find()) {
            boolean goesOn = end >= 0
                    && BETWEEN.matcher(text.substring(end, matcher.start())).matches();
            if (!goesOn) {
                if (end >= 0) {
                    lists.add(new AddressList(start, end, current));
                }
                current = new ArrayList<>();
                start = matcher.start();
            }
            String protocol = matcher.group(1) == null ? "" : matcher.group(1);
            current.add(new Address(protocol, matcher.group(2), matcher.group(3)));
            end = matcher.end();
        }
        if (end >= 0) {
            lists.add(new AddressList(start, end, current));
        }
        return lists;
    }

    /** Addresses that are a part of something else, such as {@code kafka://host:port}; none that {@link #in} finds. */
    static List<Address> inUrls(String text) {
        List<AddressList> lists = in(text);
        List<Address> found = new ArrayList<>();
        Matcher matcher = IN_URL.matcher(text);
        while (matcher.find()) {
            int start = matcher.start();
            if (lists.stream().noneMatch(list -> list.start() <= start && start < list.end())) {
                found.add(new Address("", matcher.group(1), matcher.group(2)));
            }
        }
        return found;
    }

    boolean isWhole(String text) {
        return text.substring(0, start).isBlank() && text.substring(end).isBlank();
    }

    /** Whether each address has a protocol in front, as listeners have it. */
    boolean hasProtocols() {
        return addresses.stream().noneMatch(address -> address.protocol().isEmpty());
    }

    /** Host names alone that stand in the text, other than in an address. */
    static List<String> hostsAlone(String text, Iterable<String> hosts) {
        List<String> found = new ArrayList<>();
        String lower = text.toLowerCase(Locale.ROOT);
        for (String host : hosts) {
            for (int at = lower.indexOf(host); at >= 0; at = lower.indexOf(host, at + 1)) {
                int behind = at + host.length();
                if ((at == 0 || !isName(lower.charAt(at - 1))) && (behind == lower.length() || ends(lower, behind))) {
                    found.add(host);
                    break;
                }
            }
        }
        return found;
    }

    private static boolean ends(String text, int at) {
        char next = text.charAt(at);
        boolean fullStop = next == '.' && (at + 1 == text.length() || !isName(text.charAt(at + 1)));
        return fullStop || (next != ':' && !isName(next));
    }

    private static boolean isName(char character) {
        return Character.isLetterOrDigit(character) || character == '.' || character == '-' || character == '_';
    }
}
