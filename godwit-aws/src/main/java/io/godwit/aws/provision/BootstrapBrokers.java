package io.godwit.aws.provision;

import java.util.Objects;
import java.util.Optional;

/**
 * Addresses of the cluster, {@code host:port} separated by commas, for each way in.
 *
 * @param saslScram TLS with SASL/SCRAM-SHA-512, port 9096
 * @param saslIam TLS with IAM, port 9098
 */
public record BootstrapBrokers(Optional<String> saslScram, Optional<String> saslIam) {
    static final BootstrapBrokers NONE = new BootstrapBrokers(Optional.empty(), Optional.empty());

    public BootstrapBrokers {
        Objects.requireNonNull(saslScram);
        Objects.requireNonNull(saslIam);
    }
}
