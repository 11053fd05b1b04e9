package io.godwit.cli.assess;

import io.godwit.core.config.AssessConfig;
import io.godwit.core.config.AssessConfig.BrokerAgents;
import io.godwit.core.config.schema.Types;
import io.godwit.core.error.ConfigurationError;
import io.godwit.core.error.GodwitException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where figures come from, besides the logs; options win over {@code assess} in migration.yaml. */
final class SourceOptions {
    @Option(
            names = "--jmx",
            paramLabel = "ADDRESS",
            split = ",",
            description =
                    "Ask the brokers by remote JMX: host:port with {host} and {id} for the broker's, such as {host}:9999;"
                            + " ID=host:port for brokers that differ.")
    private List<String> jmx = List.of();

    @Option(names = "--jmx-user", paramLabel = "NAME", description = "User for JMX.")
    private @Nullable String jmxUser;

    @Option(
            names = "--jmx-password-file",
            paramLabel = "FILE",
            description = "File with the password of the user for JMX, in its first line.")
    private @Nullable Path jmxPasswordFile;

    @Option(names = "--jmx-tls", description = "JMX is encrypted.")
    private boolean jmxTls;

    @Option(
            names = "--jmx-trust-store",
            paramLabel = "FILE",
            description = "JMX is encrypted, and trusted are those in this PKCS12 or JKS file.")
    private @Nullable Path jmxTrustStore;

    @Option(
            names = "--jmx-trust-store-password-file",
            paramLabel = "FILE",
            description = "File with the password of that trust store, in its first line.")
    private @Nullable Path jmxTrustStorePasswordFile;

    @Option(
            names = "--jolokia",
            paramLabel = "URL",
            split = ",",
            description = "Ask the brokers by Jolokia, such as http://{host}:8778/jolokia.")
    private List<String> jolokia = List.of();

    @Option(names = "--prometheus", paramLabel = "URL", description = "Ask Prometheus for the brokers' history.")
    private @Nullable String prometheus;

    AssessConfig over(AssessConfig file) {
        BrokerAgents configured = file.jmx();
        return new AssessConfig(
                new BrokerAgents(
                        jmx.isEmpty() ? configured.addresses() : jmx,
                        Optional.ofNullable(jmxUser).or(configured::user),
                        firstLine("--jmx-password-file", jmxPasswordFile).or(configured::password),
                        jmxTls || jmxTrustStore != null || configured.tls(),
                        Optional.ofNullable(jmxTrustStore).map(Path::toString).or(configured::trustStore),
                        firstLine("--jmx-trust-store-password-file", jmxTrustStorePasswordFile)
                                .or(configured::trustStorePassword)),
                jolokia.isEmpty()
                        ? file.jolokia()
                        : new BrokerAgents(
                                jolokia, file.jolokia().user(), file.jolokia().password(), false),
                prometheus == null ? file.prometheus() : file.prometheus().at(url(prometheus)));
    }

    private static URI url(String text) {
        return Types.parseHttpAddress(text)
                .orElseThrow(() -> new GodwitException(
                        ConfigurationError.INVALID_CONFIGURATION,
                        "--prometheus",
                        "'" + text + "' is not an http or https address",
                        "write it as http://prometheus:9090"));
    }

    private static Optional<String> firstLine(String option, @Nullable Path file) {
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(file).stream().findFirst();
        } catch (IOException e) {
            throw new GodwitException(
                    ConfigurationError.INVALID_CONFIGURATION,
                    option,
                    "it cannot be read: " + e.getClass().getSimpleName(),
                    "correct the path",
                    e);
        }
    }
}
