package io.godwit.core.registry;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** One change of the target registry. There is none that removes anything but what is soft-deleted on the source. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RegistryStep.Register.class, name = "register"),
    @JsonSubTypes.Type(value = RegistryStep.SoftDelete.class, name = "soft-delete"),
    @JsonSubTypes.Type(value = RegistryStep.SetCompatibility.class, name = "set-compatibility"),
    @JsonSubTypes.Type(value = RegistryStep.SetMode.class, name = "set-mode"),
    @JsonSubTypes.Type(value = RegistryStep.ImportArchive.class, name = "import-archive")
})
public sealed interface RegistryStep {
    /** What it brings about, in the same words whatever the target holds meanwhile. */
    String what();

    /** What is done and why, in one line. */
    String words();

    /** Whether all it does is to end what a killed run has left. */
    default boolean endsImport() {
        return false;
    }

    /** What the function for this kind of step gives. */
    <T> T match(
            Function<Register, T> register,
            Function<SoftDelete, T> delete,
            Function<SetCompatibility, T> compatibility,
            Function<SetMode, T> mode,
            Function<ImportArchive, T> archive);

    /**
     * Registers a version with its id and number, its subject being in IMPORT mode meanwhile.
     *
     * @param level 0 for a schema without references, else one more than the highest of those that it refers to
     */
    record Register(SchemaVersion version, int level) implements RegistryStep {
        public Register {
            Objects.requireNonNull(version);
        }

        @Override
        public String what() {
            return "register " + version;
        }

        @Override
        public String words() {
            int references = version.text().references().size();
            return what() + ", " + version.text().type()
                    + (references == 0 ? "" : ", after the " + references + " that it refers to")
                    + (version.deleted() ? ", to be soft-deleted below as on the source" : "");
        }

        @Override
        public <T> T match(
                Function<Register, T> register,
                Function<SoftDelete, T> delete,
                Function<SetCompatibility, T> compatibility,
                Function<SetMode, T> mode,
                Function<ImportArchive, T> archive) {
            return register.apply(this);
        }
    }

    /**
     * Soft-deletes a version.
     *
     * @param level as that of its registration: those that refer to others go first
     */
    record SoftDelete(VersionName version, int level) implements RegistryStep {
        public SoftDelete {
            Objects.requireNonNull(version);
        }

        @Override
        public String what() {
            return "soft-delete " + version;
        }

        @Override
        public String words() {
            return what() + ", as it is on the source; its id still resolves";
        }

        @Override
        public <T> T match(
                Function<Register, T> register,
                Function<SoftDelete, T> delete,
                Function<SetCompatibility, T> compatibility,
                Function<SetMode, T> mode,
                Function<ImportArchive, T> archive) {
            return delete.apply(this);
        }
    }

    /**
     * Sets a level of compatibility.
     *
     * @param subject empty for the registry's own
     * @param level empty to let a subject inherit
     */
    record SetCompatibility(Optional<SubjectName> subject, Optional<String> level, String reason)
            implements RegistryStep {
        public SetCompatibility {
            Objects.requireNonNull(subject);
            Objects.requireNonNull(level);
            Objects.requireNonNull(reason);
        }

        @Override
        public String what() {
            return "compatibility of " + subject.map(SubjectName::toString).orElse("the registry") + " = "
                    + level.orElse("(inherited)");
        }

        @Override
        public String words() {
            return what() + ": " + reason;
        }

        @Override
        public <T> T match(
                Function<Register, T> register,
                Function<SoftDelete, T> delete,
                Function<SetCompatibility, T> compatibility,
                Function<SetMode, T> mode,
                Function<ImportArchive, T> archive) {
            return compatibility.apply(this);
        }
    }

    /**
     * Sets a subject's mode.
     *
     * @param mode empty to let it inherit
     * @param endsImport whether a former run has left it in IMPORT mode
     */
    record SetMode(SubjectName subject, Optional<String> mode, String reason, boolean endsImport)
            implements RegistryStep {
        public SetMode {
            Objects.requireNonNull(subject);
            Objects.requireNonNull(mode);
            Objects.requireNonNull(reason);
        }

        @Override
        public String what() {
            return "mode of " + subject + " = " + mode.orElse("(inherited)");
        }

        @Override
        public String words() {
            return what() + ": " + reason;
        }

        @Override
        public <T> T match(
                Function<Register, T> register,
                Function<SoftDelete, T> delete,
                Function<SetCompatibility, T> compatibility,
                Function<SetMode, T> mode,
                Function<ImportArchive, T> archive) {
            return mode.apply(this);
        }
    }

    /**
     * Lets Apicurio import what the source's exports, ids preserved.
     *
     * @param subjects how many there are on the source
     * @param versions how many the target lacks
     */
    record ImportArchive(int subjects, int versions) implements RegistryStep {
        @Override
        public String what() {
            return "import the source's export";
        }

        @Override
        public String words() {
            return what() + " with " + subjects + " subjects; the target lacks " + versions + " of their versions";
        }

        @Override
        public <T> T match(
                Function<Register, T> register,
                Function<SoftDelete, T> delete,
                Function<SetCompatibility, T> compatibility,
                Function<SetMode, T> mode,
                Function<ImportArchive, T> archive) {
            return archive.apply(this);
        }
    }
}
