package io.godwit.cli.provision;

import io.godwit.aws.provision.BootstrapBrokers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How to connect to the new cluster. The user is named, the password never. */
final class TargetText {
    private static final String SCRAM_LOGIN =
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"USER\""
                    + " password=\"${env:MSK_PASSWORD}\";";

    private TargetText() {}

    /** A properties file as any Kafka client takes it, but for the reference to the password, which Godwit resolves. */
    static String clientProperties(String cluster, BootstrapBrokers brokers) {
        return String.join(
                "\n",
                "# Made by godwit provision apply for the MSK cluster " + cluster + ".",
                "bootstrap.servers=" + brokers.saslScram().orElseThrow(),
                "security.protocol=SASL_SSL",
                "sasl.mechanism=SCRAM-SHA-512",
                "# Name a user whose secret is associated with the cluster, and remove the #:",
                "# sasl.jaas.config=" + SCRAM_LOGIN,
                "");
    }

    /** The lines for migration.yaml. */
    static List<String> yaml(String scramBrokers, Optional<Path> file) {
        List<String> lines = new ArrayList<>(List.of("target:"));
        if (file.isPresent()) {
            lines.add("  propertiesFile: " + file.get());
            return lines;
        }
        lines.add("  bootstrapServers: " + scramBrokers);
        lines.add("  properties:");
        lines.add("    security.protocol: SASL_SSL");
        lines.add("    sasl.mechanism: SCRAM-SHA-512");
        lines.add("    sasl.jaas.config: '" + SCRAM_LOGIN + "'");
        return lines;
    }
}
