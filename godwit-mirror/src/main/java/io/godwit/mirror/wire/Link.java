package io.godwit.mirror.wire;

import java.util.Optional;
import org.apache.kafka.common.Node;

/**
 * One connection to one broker, made or not. Kafka's network client has one connection for each node's id string, so several to a
 * broker are several nodes with a string of their own; it looks at nothing else, and its logs show it. One network client for all
 * of them means one select to wait in.
 */
final class Link {
    private final int brokerId;
    private final String name;
    private Node node;
    private boolean established;
    private Optional<Trouble> trouble = Optional.empty();

    Link(int brokerId, String name, String host, int port) {
        this.brokerId = brokerId;
        this.name = name;
        this.node = new NamedNode(brokerId, name, host, port);
    }

    /** Negative for a bootstrap address. */
    int brokerId() {
        return brokerId;
    }

    Node node() {
        return node;
    }

    String address() {
        return node.host() + ":" + node.port();
    }

    boolean isAt(BrokerAddress broker) {
        return node.host().equals(broker.host()) && node.port() == broker.port();
    }

    /** Returns whether there is a connection to the old address, which has to be closed. */
    boolean moveTo(BrokerAddress broker) {
        boolean wasEstablished = established;
        node = new NamedNode(brokerId, name, broker.host(), broker.port());
        established = false;
        return wasEstablished;
    }

    void isReady() {
        established = true;
        trouble = Optional.empty();
    }

    /**
     * Returns whether that is trouble. The end of a connection that had worked is none yet: brokers close idle ones. That no new
     * one can be made is.
     */
    boolean isGone(Optional<String> refusal, long now) {
        boolean isTrouble = refusal.isPresent() || !established;
        established = false;
        if (isTrouble) {
            trouble(refusal.orElse("no connection to " + address()), now);
        }
        return isTrouble;
    }

    void trouble(String cause, long now) {
        trouble = Optional.of(new Trouble(cause, now));
    }

    void forgetTrouble() {
        trouble = Optional.empty();
    }

    Optional<Trouble> trouble() {
        return trouble;
    }

    record Trouble(String cause, long sinceMs) {}

    private static final class NamedNode extends Node {
        private final String name;

        private NamedNode(int id, String name, String host, int port) {
            super(id, host, port);
            this.name = name;
        }

        @Override
        public String idString() {
            return name;
        }
    }
}
