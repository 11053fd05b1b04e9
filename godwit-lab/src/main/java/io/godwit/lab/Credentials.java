package io.godwit.lab;

import java.util.Collection;

/** The lab's user names and passwords, and how Kafka wants them written. They guard loopback ports of a rehearsal only. */
final class Credentials {
    /** The brokers and the lab itself; a super user on a listener of its own, so that it needs no ACL. */
    static final String INTERNAL_USER = "godwit-lab";

    private static final String PLAIN_MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule";
    private static final String SCRAM_MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule";

    private Credentials() {}

    static String password(String user) {
        return user + "-secret";
    }

    /** {@code sasl.jaas.config} of a client. */
    static String login(String mechanism, String user) {
        String module = mechanism.equals("PLAIN") ? PLAIN_MODULE : SCRAM_MODULE;
        return module + " required username=\"" + user + "\" password=\"" + password(user) + "\";";
    }

    /** {@code plain.sasl.jaas.config} of a broker: what it logs in as, and whom it lets in. */
    static String plainServer(Collection<String> users) {
        StringBuilder entry = new StringBuilder(PLAIN_MODULE)
                .append(" required username=\"")
                .append(INTERNAL_USER)
                .append("\" password=\"")
                .append(password(INTERNAL_USER))
                .append('"');
        users.forEach(user -> entry.append(" user_")
                .append(user)
                .append("=\"")
                .append(password(user))
                .append('"'));
        return entry.append(';').toString();
    }

    /** {@code scram-sha-512.sasl.jaas.config} of a broker; the users are in the cluster's metadata. */
    static String scramServer() {
        return SCRAM_MODULE + " required;";
    }
}
