package io.godwit.core.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Registries in a few words. */
final class TestRegistries {
    private final RegistryKind kind;
    private final TreeMap<SubjectName, SubjectInventory> subjects = new TreeMap<>();
    private Optional<String> level = Optional.of("BACKWARD");
    private Optional<String> mode = Optional.of("READWRITE");

    private TestRegistries(RegistryKind kind) {
        this.kind = kind;
    }

    static TestRegistries confluent() {
        return new TestRegistries(RegistryKind.CONFLUENT);
    }

    static TestRegistries apicurio() {
        TestRegistries registry = new TestRegistries(RegistryKind.APICURIO);
        registry.mode = Optional.empty();
        return registry;
    }

    /** @param references {@code subject@version} */
    static SchemaVersion version(String subject, int version, int id, String schema, String... references) {
        List<SchemaReference> all = new ArrayList<>();
        for (String reference : references) {
            int at = reference.lastIndexOf('@');
            String name = reference.substring(0, at);
            all.add(new SchemaReference(name, name, Integer.parseInt(reference.substring(at + 1))));
        }
        return new SchemaVersion(
                new VersionName(SubjectName.of(subject), version), id, new SchemaText("AVRO", schema, all), false);
    }

    TestRegistries with(String subject, int version, int id, String schema, String... references) {
        return with(version(subject, version, id, schema, references));
    }

    TestRegistries with(SchemaVersion version) {
        SubjectInventory before = subject(version.name().subject());
        SortedMap<Integer, SchemaVersion> versions = new TreeMap<>(before.versions());
        versions.put(version.name().version(), version);
        subjects.put(
                before.name(), new SubjectInventory(before.name(), before.compatibility(), before.mode(), versions));
        return this;
    }

    TestRegistries deleted(String subject, int version, int id, String schema, String... references) {
        SchemaVersion live = version(subject, version, id, schema, references);
        return with(new SchemaVersion(live.name(), live.id(), live.text(), true));
    }

    TestRegistries level(String all) {
        level = Optional.of(all);
        return this;
    }

    TestRegistries level(String subject, String own) {
        SubjectInventory before = subject(SubjectName.of(subject));
        subjects.put(
                before.name(), new SubjectInventory(before.name(), Optional.of(own), before.mode(), before.versions()));
        return this;
    }

    TestRegistries mode(String all) {
        mode = Optional.of(all);
        return this;
    }

    TestRegistries mode(String subject, String own) {
        SubjectInventory before = subject(SubjectName.of(subject));
        subjects.put(
                before.name(),
                new SubjectInventory(before.name(), before.compatibility(), Optional.of(own), before.versions()));
        return this;
    }

    private SubjectInventory subject(SubjectName name) {
        return subjects.getOrDefault(name, SubjectInventory.none(name));
    }

    RegistryInventory inventory() {
        return new RegistryInventory(kind, level, mode, subjects);
    }
}
