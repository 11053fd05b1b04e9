package io.godwit.core.config;

import io.godwit.core.model.ClusterSide;
import java.util.List;
import java.util.Optional;

/**
 * A program, or several that stop and start together, and what they do with Kafka.
 *
 * @param name how the operator calls it
 * @param owner who is asked about it
 * @param kafka what it does with Kafka
 * @param commands how it is stopped and started
 * @param files its configuration: files and folders, absolute or relative to the folder of migration.yaml
 * @param connectors the connectors that it consists of, as in {@link ConnectPair#member}; with some it has no commands but health
 */
public record Application(
        String name,
        Optional<String> owner,
        KafkaUse kafka,
        ApplicationCommands commands,
        List<String> files,
        List<String> connectors) {
    public Application {
        files = List.copyOf(files);
        connectors = List.copyOf(connectors);
    }

    /** One that is no connector. */
    public Application(
            String name, Optional<String> owner, KafkaUse kafka, ApplicationCommands commands, List<String> files) {
        this(name, owner, kafka, commands, files, List.of());
    }

    /** One that only Kafka knows: nobody can stop or start it by command. */
    public static Application of(String name, KafkaUse kafka) {
        return new Application(name, Optional.empty(), kafka, ApplicationCommands.NONE, List.of());
    }

    public List<String> groups() {
        return kafka.groups();
    }

    public List<String> produces() {
        return kafka.produces();
    }

    /** Whether Connect's REST API stops and starts it. */
    public boolean isOnConnect() {
        return !connectors.isEmpty();
    }

    /**
     * The command that starts it there. One whose files Godwit rewrites needs only one: what it is started against is in its
     * files.
     */
    public Optional<String> startOn(ClusterSide side) {
        if (side == ClusterSide.TARGET) {
            return commands.start();
        }
        return files.isEmpty()
                ? commands.startOnSource()
                : commands.startOnSource().or(commands::start);
    }

    /** The name alone: a command may hold a secret. */
    @Override
    public String toString() {
        return name;
    }
}
