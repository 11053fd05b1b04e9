package io.godwit.kafka.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RegistryError;
import io.godwit.core.registry.SchemaVersion;
import io.godwit.core.registry.SubjectName;
import io.godwit.core.registry.VersionName;
import java.util.Optional;
import java.util.Set;

/** Changes a registry through Confluent's API. Each call can be repeated: what is done already is left as it is. */
public final class RegistryWriter {
    private static final int MODE_CHANGE_FORBIDDEN = 42205;
    private static final int ALREADY_SOFT_DELETED = 40406;
    private static final int SUBJECT_SOFT_DELETED = 40404;
    private static final String IMPORT = "IMPORT";
    private static final String FORCE = "?force=true";

    private final ConfluentApi api;

    RegistryWriter(ConfluentApi api) {
        this.api = api;
    }

    /**
     * Lets a subject take ids and versions.
     *
     * @throws GodwitException if the registry does not do that
     */
    public void openImport(SubjectName subject) {
        // Forced even where nothing is there: without it, a registry forgets the subject's soft-deleted versions for
        // good.
        HttpAnswer answer = api.http().send("PUT", api.subjectUrl("/mode/", subject) + FORCE, mode(IMPORT));
        if (answer.isOk()) {
            return;
        }
        String fix = answer.errorCode() == MODE_CHANGE_FORBIDDEN
                ? "start it with mode.mutability=true, and give the user the right to set modes"
                : "take a registry with IMPORT mode (Confluent, Redpanda), or the way topic, or apicurio between two of Apicurio";
        throw new GodwitException(
                RegistryError.NO_IMPORT_MODE,
                "subject " + subject,
                "the target refused IMPORT mode with " + answer.words() + "; without it ids would be other ones",
                fix);
    }

    /** Sets a subject's mode, or lets it inherit. */
    public void setMode(SubjectName subject, Optional<String> mode) {
        String url = api.subjectUrl("/mode/", subject);
        if (mode.isPresent()) {
            require("mode of " + subject, api.http().send("PUT", url + FORCE, mode(mode.get())));
            return;
        }
        HttpAnswer answer = api.http().delete(url);
        if (!answer.isOk() && answer.errorCode() != 40409) {
            // Old registries can't forget a mode; their default does the same.
            require("mode of " + subject, api.http().send("PUT", url + FORCE, mode("READWRITE")));
        }
    }

    private static ObjectNode mode(String mode) {
        return JsonNodeFactory.instance.objectNode().put("mode", mode);
    }

    /** Sets the level of a subject or of the registry; empty lets a subject inherit. */
    public void setCompatibility(Optional<SubjectName> subject, Optional<String> level) {
        String url = subject.map(name -> api.subjectUrl("/config/", name)).orElse(api.url("/config"));
        String what = "compatibility of " + subject.map(SubjectName::toString).orElse("the registry");
        if (level.isPresent()) {
            require(
                    what,
                    api.http()
                            .send(
                                    "PUT",
                                    url,
                                    JsonNodeFactory.instance.objectNode().put("compatibility", level.get())));
            return;
        }
        HttpAnswer answer = api.http().delete(url);
        if (answer.status() != 404) {
            require(what, answer);
        }
    }

    /**
     * Registers a version with its id and number and reads it back.
     *
     * @throws GodwitException {@code GW-REG-013} if the registry gave it another id or number
     */
    public void register(SchemaVersion version) {
        HttpAnswer answer = api.http()
                .send(
                        "POST",
                        api.subjectUrl("/subjects/", version.name().subject()) + "/versions",
                        ConfluentApi.registration(version));
        require(version.toString(), answer);
        int id = answer.json().map(tree -> tree.path("id").asInt(-1)).orElse(-1);
        if (id != version.id()) {
            throw otherId(version, "it answered with id " + id);
        }
        Optional<SchemaVersion> back = api.version(version.name(), version.deleted());
        if (back.isEmpty()) {
            throw otherId(version, "it has no such version afterwards");
        }
        if (back.get().id() != version.id()) {
            throw otherId(version, "it has id " + back.get().id() + " when read back");
        }
        Optional<String> difference = version.text().difference(back.get().text());
        if (difference.isPresent()) {
            throw otherId(version, "it is read back as " + difference.get());
        }
    }

    private static GodwitException otherId(SchemaVersion version, String seen) {
        return new GodwitException(
                RegistryError.OTHER_ID,
                version.toString(),
                "the target took the call but did not keep id and version: " + seen
                        + "; readers of the copied records would get another schema",
                "take a registry that keeps ids in IMPORT mode; between two of Apicurio use the way apicurio or topic");
    }

    /**
     * Removes for good the versions of a subject that are not among those known, after an attempt that went wrong.
     *
     * @return whether there is nothing left of it
     */
    public boolean undo(SubjectName subject, Set<Integer> known) {
        boolean gone = true;
        for (int number : api.versions(subject, true)) {
            if (!known.contains(number)) {
                String url = api.versionUrl(new VersionName(subject, number));
                api.http().delete(url);
                gone &= api.http().delete(url + "?permanent=true").isOk();
            }
        }
        return gone;
    }

    /** Soft-deletes a version. */
    public void softDelete(VersionName version) {
        HttpAnswer answer = api.http().delete(api.versionUrl(version));
        int code = answer.errorCode();
        if (code != ALREADY_SOFT_DELETED && code != SUBJECT_SOFT_DELETED) {
            require(version.toString(), answer);
        }
    }

    private static void require(String what, HttpAnswer answer) {
        if (answer.isOk()) {
            return;
        }
        if (answer.status() >= 500 || answer.status() == 429) {
            throw RegistryErrors.failed(what, answer);
        }
        boolean readOnly = answer.json()
                .map(tree -> tree.path("message").asText(""))
                .filter(message -> message.contains("read-only") || message.contains("READONLY"))
                .isPresent();
        throw readOnly
                ? RegistryErrors.of(
                        RegistryError.READ_ONLY,
                        what,
                        "the target refused it with " + answer.words(),
                        "set the mode of the target registry to READWRITE: PUT /mode with {\"mode\": \"READWRITE\"}")
                : RegistryErrors.of(
                        RegistryError.REJECTED,
                        what,
                        "the target refused it with " + answer.words(),
                        "compare the versions of both registries; what a newer one accepts an older one may refuse. Run the same"
                                + " command again afterwards; it does only what is left");
    }
}
