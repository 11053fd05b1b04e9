package io.godwit.cli.init;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GlobalOptions;
import io.godwit.core.config.parser.MigrationTemplate;
import io.godwit.core.config.schema.YamlText;
import io.godwit.core.error.ConfigurationError;
import io.godwit.core.error.GodwitException;
import java.nio.file.Path;
import java.util.Optional;

/** A migration between two clusters that the options name. It is checked before it is written. */
final class NewMigration {
    private final CommandContext context;
    private final NewFile file;
    private final MigrationTemplate template = new MigrationTemplate(Header.of("Made by godwit init."));

    private NewMigration(CommandContext context, NewFile file) {
        this.context = context;
        this.file = file;
    }

    static NewMigration of(CommandContext context, Optional<String> name, NewFile file) {
        NewMigration migration = new NewMigration(context, file);
        GlobalOptions options = context.options();
        migration.template.set("name", YamlText.of(name.orElse("migration")));
        migration.cluster("source", options.sourceBootstrapServer(), options.sourceCommandConfig());
        migration.cluster("target", options.targetBootstrapServer(), options.targetCommandConfig());
        return migration;
    }

    private void cluster(String side, Optional<String> servers, Optional<Path> properties) {
        if (servers.isEmpty() && properties.isEmpty()) {
            throw new GodwitException(
                    ConfigurationError.CLUSTER_NOT_NAMED,
                    side,
                    "init has to know both clusters",
                    "add --" + side + "-bootstrap-server HOST:PORT or --" + side
                            + "-command-config FILE; or import a MirrorMaker file with --mm2 mm2.properties");
        }
        template.set(side + ".bootstrapServers", servers.map(YamlText::of));
        template.set(side + ".propertiesFile", properties.map(file::relative).map(YamlText::of));
    }

    void write() {
        String yaml = template.write();
        file.check(yaml, context.terminal().environment());
        file.write(yaml);
        context.output().write(new Written(file.path().toString()), out -> out.println("Wrote " + file.path()));
        context.talk().say("Next: read it, then run: godwit doctor --file " + file.path());
    }

    /** The document of a new file. */
    record Written(String file) {}
}
