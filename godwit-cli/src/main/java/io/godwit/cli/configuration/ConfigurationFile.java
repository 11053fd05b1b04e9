package io.godwit.cli.configuration;

import io.godwit.cli.GlobalOptions;
import io.godwit.cli.MigrationLoader;
import io.godwit.core.config.Migration;
import io.godwit.core.config.external.Lookup;
import io.godwit.core.config.external.References;
import io.godwit.core.config.parser.MigrationParser;
import io.godwit.core.config.parser.Overrides;
import io.godwit.core.error.ConfigurationError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.ClusterSide;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Loads {@code migration.yaml} of this machine. Options win over it, and stand in for it where both clusters are named by them. */
public final class ConfigurationFile implements MigrationLoader {
    private static final String WITHOUT_FILE = "name: migration\n";

    private final Map<String, String> environment;

    public ConfigurationFile(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Migration load(GlobalOptions options) {
        return load(
                options,
                overrides(options),
                "both clusters with --source-bootstrap-server and --target-bootstrap-server");
    }

    @Override
    public Migration loadSource(GlobalOptions options) {
        return load(options, overrides(options).forSourceAlone(), "the source with --source-bootstrap-server");
    }

    private Migration load(GlobalOptions options, Overrides overrides, String inItsPlace) {
        Path file = options.file();
        MachineValues here = new MachineValues(Path.of(""), environment);
        Lookup text = here.file(file.toString());
        if (text.value().isEmpty() && (options.isFileGiven() || overrides.isEmpty())) {
            throw new GodwitException(
                    ConfigurationError.NO_CONFIGURATION,
                    file.toString(),
                    "the configuration file " + text.reason(),
                    "godwit init writes one; or name another with --file, or " + inItsPlace);
        }
        MachineValues besideFile = new MachineValues(folderOf(file), environment);
        return new MigrationParser(besideFile)
                .parse(
                        text.value().orElse(WITHOUT_FILE),
                        text.value().isPresent() ? file.toString() : "options",
                        overrides);
    }

    private static Path folderOf(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    }

    private Overrides overrides(GlobalOptions options) {
        return new Overrides(Map.of(
                ClusterSide.SOURCE,
                properties("--source-command-config", options.sourceCommandConfig(), options.sourceBootstrapServer()),
                ClusterSide.TARGET,
                properties("--target-command-config", options.targetCommandConfig(), options.targetBootstrapServer())));
    }

    /** Paths on the command line start where the command was started, not where the file is. */
    private Map<String, String> properties(String option, Optional<Path> file, Optional<String> bootstrapServer) {
        Map<String, String> properties = new LinkedHashMap<>();
        file.ifPresent(path -> properties.putAll(new References(new MachineValues(Path.of(""), environment))
                .propertiesFile(path.toString(), rule -> {
                    throw new GodwitException(
                            ConfigurationError.INVALID_CONFIGURATION, option, rule, "correct the path or the file");
                })
                .orElseThrow()));
        bootstrapServer.ifPresent(address -> properties.put("bootstrap.servers", address));
        return properties;
    }
}
