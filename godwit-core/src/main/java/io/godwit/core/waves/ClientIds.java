package io.godwit.core.waves;

import java.util.Set;
import java.util.regex.Pattern;

/** Client ids, of which most clients have a default that tells nothing. */
final class ClientIds {
    private static final Set<String> DEFAULTS = Set.of("", "rdkafka", "sarama", "kgo", "kafka-python", "kafkajs");
    private static final Pattern UUID = Pattern.compile(".*[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}.*");

    private ClientIds() {}

    /** Whether somebody chose it, so that it may name an application: neither a library's default nor new at each start. */
    static boolean isChosen(String clientId, String group) {
        return !DEFAULTS.contains(clientId)
                && !clientId.startsWith("consumer-" + group + "-")
                && !clientId.matches("(consumer|producer|connector-consumer)-.*[0-9]+|kafka-python-[0-9.]+|connect-.*")
                && !UUID.matcher(clientId).matches();
    }
}
