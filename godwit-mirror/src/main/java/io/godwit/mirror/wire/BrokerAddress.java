package io.godwit.mirror.wire;

/** Where a broker says that it listens. */
record BrokerAddress(int id, String host, int port) {}
