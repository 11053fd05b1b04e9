package io.godwit.core.config.parser;

import io.godwit.core.config.Application;
import io.godwit.core.config.AssessConfig;
import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.CutoverConfig;
import io.godwit.core.config.Migration;
import io.godwit.core.config.MirrorConfig;
import io.godwit.core.config.Policies;
import io.godwit.core.config.RegistryConfig;
import io.godwit.core.config.RepointConfig;
import io.godwit.core.config.Selection;
import io.godwit.core.config.TopicSelection;
import io.godwit.core.config.VerifyConfig;
import io.godwit.core.config.Wave;
import io.godwit.core.config.schema.Key;
import io.godwit.core.config.schema.ListType;
import io.godwit.core.config.schema.Place;
import io.godwit.core.config.schema.Section;
import io.godwit.core.config.schema.Types;
import io.godwit.core.config.schema.Values;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.security.SecurityPolicy;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The whole of {@code migration.yaml}. */
final class MigrationSection {
    /** 249 characters is Kafka's limit of a topic name; the longest of ours is {@code godwit.<name>.journal}. */
    static final int LONGEST_NAME = 249 - "godwit..journal".length();

    static final Key<String> NAME = Key.required(
            "name",
            Types.name(
                    "lower-case letters, digits and dashes, " + LONGEST_NAME + " at most, no dash at the ends",
                    Pattern.compile("[a-z0-9]([a-z0-9-]{0," + (LONGEST_NAME - 2) + "}[a-z0-9])?")),
            "crm",
            "Names the migration; part of Godwit's own topics on the target, godwit.<name>.journal and godwit.<name>.offsets.");
    static final Key<ClusterConfig> SOURCE = Key.required(
            "source",
            ClusterSection.of(ClusterSide.SOURCE),
            "{bootstrapServers: 'old-1:9092'}",
            "The cluster to move away from.");
    static final Key<ClusterConfig> TARGET = Key.required(
            "target",
            ClusterSection.of(ClusterSide.TARGET),
            "{bootstrapServers: 'new-1:9092'}",
            "The cluster to move to.");
    static final Key<TopicSelection> TOPICS =
            Key.withDefault("topics", SelectionSections.TOPICS, "{}", "Which topics move.");
    static final Key<Selection> GROUPS =
            Key.withDefault("groups", SelectionSections.GROUPS, "{}", "Which consumer groups move.");
    static final Key<Policies> POLICIES =
            Key.withDefault("policies", PoliciesSection.SECTION, "{}", "How topics are made on the target.");
    static final Key<MirrorConfig> MIRROR =
            Key.withDefault("mirror", MirrorSection.SECTION, "{}", "How records are copied.");
    static final Key<VerifyConfig> VERIFY =
            Key.withDefault("verify", VerifySection.SECTION, "{}", "How records are proven equal.");
    static final Key<CutoverConfig> CUTOVER =
            Key.withDefault("cutover", CutoverSection.SECTION, "{}", "Limits of the cutover.");
    static final Key<SecurityPolicy> SECURITY = Key.withDefault(
            "security",
            SecuritySection.SECTION,
            "{}",
            "Which permissions, quotas and users are carried over, and how.");
    static final Key<AssessConfig> ASSESS = Key.withDefault(
            "assess", AssessSection.SECTION, "{}", "Where godwit assess finds the source's figures, besides its logs.");
    static final Key<List<Application>> APPLICATIONS = Key.withDefault(
            "applications",
            new ListType<>(ApplicationSection.SECTION),
            "[]",
            "Who reads and writes, and how it is stopped and started.");
    static final Key<List<Wave>> WAVES = Key.withDefault(
            "waves",
            new ListType<>(WaveSection.SECTION),
            "[]",
            "Which applications move together. Left out, one wave named all holds every application.");

    static final Key<RepointConfig> REPOINT = Key.withDefault(
            "repoint", RepointSection.SECTION, "{}", "How the applications' files are rewritten for the target.");

    static final Key<RegistryConfig> REGISTRY = Key.optional(
            "registry",
            RegistrySection.SECTION,
            "{source: {url: 'http://old-registry:8081'}, target: {url: 'http://new-registry:8081'}}",
            "The schema registries of both sides. Left out, no registry is moved.");

    static final Section<Migration> SECTION = new Section<>(
            "migration",
            List.of(
                    NAME,
                    SOURCE,
                    TARGET,
                    TOPICS,
                    GROUPS,
                    POLICIES,
                    MIRROR,
                    VERIFY,
                    CUTOVER,
                    SECURITY,
                    ASSESS,
                    APPLICATIONS,
                    WAVES,
                    REPOINT,
                    REGISTRY),
            CrossChecks::pass,
            MigrationSection::build);

    private MigrationSection() {}

    private static Optional<Migration> build(Values values, Place place) {
        List<Application> applications = values.get(APPLICATIONS);
        return Optional.of(new Migration(
                values.get(NAME),
                values.get(SOURCE),
                values.get(TARGET),
                values.get(TOPICS),
                values.get(GROUPS),
                values.get(POLICIES),
                values.get(MIRROR),
                values.get(VERIFY),
                values.get(CUTOVER),
                values.get(ASSESS),
                applications,
                waves(values.get(WAVES), applications),
                values.get(SECURITY),
                values.get(REPOINT),
                values.optional(REGISTRY)));
    }

    private static List<Wave> waves(List<Wave> named, List<Application> applications) {
        return named.isEmpty()
                ? List.of(new Wave(
                        "all", applications.stream().map(Application::name).toList()))
                : named;
    }
}
