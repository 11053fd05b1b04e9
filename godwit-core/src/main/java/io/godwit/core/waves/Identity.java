package io.godwit.core.waves;

import java.util.Comparator;
import java.util.Locale;

/** Something by which a cluster knows an application. */
record Identity(Kind kind, String name) implements Comparable<Identity> {
    private static final Comparator<Identity> ORDER =
            Comparator.comparing(Identity::kind).thenComparing(Identity::name);

    enum Kind {
        GROUP,
        TRANSACTIONAL_ID,
        PRODUCER
    }

    static Identity group(String name) {
        return new Identity(Kind.GROUP, name);
    }

    static Identity transactionalId(String name) {
        return new Identity(Kind.TRANSACTIONAL_ID, name);
    }

    static Identity producer(long producerId) {
        return new Identity(Kind.PRODUCER, Long.toString(producerId));
    }

    /** For texts: {@code transactional id crm-1}. */
    String words() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + name;
    }

    @Override
    public int compareTo(Identity other) {
        return ORDER.compare(this, other);
    }
}
