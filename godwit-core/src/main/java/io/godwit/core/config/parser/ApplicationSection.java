package io.godwit.core.config.parser;

import io.godwit.core.config.Application;
import io.godwit.core.config.ApplicationCommands;
import io.godwit.core.config.KafkaUse;
import io.godwit.core.config.schema.Key;
import io.godwit.core.config.schema.ListType;
import io.godwit.core.config.schema.Section;
import io.godwit.core.config.schema.Types;
import java.util.List;
import java.util.Optional;

/** An item of {@code applications}: who reads and writes, and how it stops and starts. */
final class ApplicationSection {
    static final Key<String> NAME =
            Key.required("name", Types.text(), "billing", "How you call it; waves refer to it.");
    static final Key<String> OWNER = Key.optional("owner", Types.text(), "team-billing", "Who is asked about it.");
    static final Key<List<String>> GROUPS =
            Key.withDefault("groups", new ListType<>(Types.text()), "[]", "The consumer groups that it uses.");
    static final Key<List<String>> CONSUMES = Key.withDefault(
            "consumes",
            new ListType<>(Types.text()),
            "[]",
            "The topics that it reads, beyond those that its groups have committed offsets in.");
    static final Key<List<String>> PRODUCES =
            Key.withDefault("produces", new ListType<>(Types.text()), "[]", "The topics that it writes.");
    static final Key<List<String>> TRANSACTIONAL_IDS = Key.withDefault(
            "transactionalIds", new ListType<>(Types.text()), "[]", "The transactional.id of each of its producers.");
    static final Key<List<String>> CLIENT_IDS =
            Key.withDefault("clientIds", new ListType<>(Types.text()), "[]", "The client.id of each of its clients.");
    static final Key<List<String>> PRINCIPALS = Key.withDefault(
            "principals",
            new ListType<>(Types.text()),
            "[]",
            "Who its clients log in as, such as User:billing; a fence by ACL or quota acts on them.");
    static final Key<List<String>> FILES = Key.withDefault(
            "files",
            new ListType<>(Types.text()),
            "[]",
            "Its configuration: files and folders, absolute or relative to the folder of migration.yaml. They are rewritten for the cluster that it moves to, between stop and start.");
    static final Key<List<String>> CONNECTORS = Key.withDefault(
            "connectors",
            new ListType<>(Types.text()),
            "[]",
            "The connectors that it consists of, as NAME or CLUSTER/NAME. Godwit stops and starts them by Connect's REST API; the application has no stop, start, startOnSource or files then.");
    static final Key<String> STOP = Key.optional(
            "stop",
            Types.command(),
            "systemctl stop billing",
            "Shell command that stops it. Left out, you stop it by hand and Godwit waits.");
    static final Key<String> START = Key.optional(
            "start",
            Types.command(),
            "systemctl start billing@new",
            "Shell command that starts it against the target. Left out, you start it by hand.");
    static final Key<String> START_ON_SOURCE = Key.optional(
            "startOnSource",
            Types.command(),
            "systemctl start billing@old",
            "Shell command that starts it against the source again, for a rollback or an abort.");
    static final Key<String> HEALTH = Key.optional(
            "health", Types.command(), "curl -fsS http://billing/health", "Shell command that exits 0 while it works.");

    static final Section<Application> SECTION = new Section<>(
            "application",
            List.of(
                    NAME,
                    OWNER,
                    GROUPS,
                    CONSUMES,
                    PRODUCES,
                    TRANSACTIONAL_IDS,
                    CLIENT_IDS,
                    PRINCIPALS,
                    FILES,
                    CONNECTORS,
                    STOP,
                    START,
                    START_ON_SOURCE,
                    HEALTH),
            (values, place) -> Optional.of(new Application(
                    values.get(NAME),
                    values.optional(OWNER),
                    new KafkaUse(
                            values.get(GROUPS),
                            values.get(CONSUMES),
                            values.get(PRODUCES),
                            values.get(TRANSACTIONAL_IDS),
                            values.get(CLIENT_IDS),
                            values.get(PRINCIPALS)),
                    new ApplicationCommands(
                            values.optional(STOP),
                            values.optional(START),
                            values.optional(START_ON_SOURCE),
                            values.optional(HEALTH)),
                    values.get(FILES),
                    values.get(CONNECTORS))));

    private ApplicationSection() {}
}
