package io.godwit.core.mirrormaker2;

import io.godwit.core.config.parser.MigrationTemplate;
import io.godwit.core.config.schema.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Carries what a flow says over to the keys of {@code migration.yaml}. */
final class MigrationDraft {
    /** What Godwit's own clients decide themselves. */
    private static final Set<String> OWN = Set.of(
            "auto.offset.reset",
            "bootstrap.servers",
            "client.id",
            "enable.auto.commit",
            "group.id",
            "group.instance.id",
            "isolation.level",
            "key.deserializer",
            "key.serializer",
            "transactional.id",
            "value.deserializer",
            "value.serializer");

    private static final Pattern FOREIGN_REFERENCE = Pattern.compile("\\$\\{(?!env:|file:)[^}:]+:[^}]*}");
    private static final Pattern CONFIG_NAME = Pattern.compile("[a-z][a-z0-9.]*");
    private static final int MOST_REPLICAS = 32;
    private static final int MOST_TASKS = 1000;

    private final FlowProperties properties;
    private final String secretsFile;

    MigrationDraft(FlowProperties properties, String secretsFile) {
        this.properties = properties;
        this.secretsFile = secretsFile;
    }

    String write(Optional<String> name, List<String> header) {
        MigrationTemplate template = new MigrationTemplate(header);
        template.set("name", YamlText.of(name.orElseGet(this::nameOfFlow)));
        cluster(template, "source", properties.flow().source(), properties.sourceClient());
        cluster(template, "target", properties.flow().target(), properties.targetClient());
        template.set("topics.include", patterns("topics"));
        template.set("topics.exclude", patterns("topics.exclude"));
        template.set("groups.include", patterns("groups"));
        template.set("groups.exclude", patterns("groups.exclude"));
        number("replication.factor", 1, MOST_REPLICAS)
                .ifPresent(factor -> template.set("policies.replicationFactor", YamlText.raw("" + factor)));
        template.set("policies.excludedConfigs", excludedConfigs());
        number("tasks.max", 1, MOST_TASKS).ifPresent(tasks -> template.set("mirror.tasks", YamlText.raw("" + tasks)));
        template.set("mirror.refreshInterval", refreshInterval());
        return template.write();
    }

    private String nameOfFlow() {
        String name = properties.flow().toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String trimmed = name.replaceAll("^-+|-+$", "");
        return trimmed.isEmpty() ? "migration" : trimmed;
    }

    private void cluster(
            MigrationTemplate template, String side, String alias, SortedMap<String, PropertyEntry> client) {
        PropertyEntry servers = client.get("bootstrap.servers");
        template.set(
                side + ".bootstrapServers",
                YamlText.of(servers == null ? alias + ":9092" : Addresses.mend(servers.value())));
        Map<String, String> carried = new TreeMap<>();
        client.forEach((key, entry) -> {
            if (!OWN.contains(key)) {
                carried.put(key, carriedValue(entry));
            }
        });
        if (carried.values().stream()
                .anyMatch(value -> FOREIGN_REFERENCE.matcher(value).find())) {
            properties.file().entries().values().stream()
                    .filter(entry -> entry.key().startsWith("config.providers"))
                    .forEach(entry -> carried.put(entry.key(), entry.value().strip()));
        }
        template.set(side + ".properties", YamlText.mapping(carried));
    }

    /** A secret stays where it is: what is written is a reference to the file that it stands in. */
    private String carriedValue(PropertyEntry entry) {
        return SecretsRule.isInline(entry)
                ? "${file:" + secretsFile + ":" + entry.key() + "}"
                : entry.value().strip();
    }

    private Optional<YamlText> patterns(String key) {
        return properties.connector(key).map(entry -> YamlText.list(Patterns.mend(entry.value())));
    }

    private Optional<YamlText> excludedConfigs() {
        return properties.connector("config.properties.exclude").map(entry -> {
            List<String> names = new ArrayList<>();
            Lists.elements(entry.value()).stream()
                    .map(name -> name.replace("\\.", "."))
                    .filter(name -> CONFIG_NAME.matcher(name).matches())
                    .forEach(names::add);
            return YamlText.list(names);
        });
    }

    /** Godwit looks for topics and groups at once, so the shorter of both intervals holds. */
    private Optional<YamlText> refreshInterval() {
        return Stream.of("refresh.topics.interval.seconds", "refresh.groups.interval.seconds")
                .map(key -> number(key, 1, Integer.MAX_VALUE))
                .flatMap(number -> number.stream().boxed())
                .min(Integer::compare)
                .map(seconds -> YamlText.of(seconds + "s"));
    }

    private OptionalInt number(String key, int least, int most) {
        return properties
                .connector(key)
                .map(PropertyEntry::value)
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .filter(value -> value >= least && value <= most)
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }
}
