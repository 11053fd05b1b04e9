package io.godwit.cli.registry;

import io.godwit.core.registry.RegistryInventory;
import io.godwit.core.registry.SchemaReference;
import io.godwit.core.registry.SchemaVersion;
import io.godwit.core.registry.SubjectInventory;
import java.util.List;
import java.util.Optional;

/**
 * What {@code godwit registry inventory -o json} tells.
 *
 * @param registry its address
 * @param kind which program it is
 * @param compatibility of the registry; empty where unknown
 * @param mode of the registry; empty where it has none
 */
record InventoryDocument(
        String registry, String kind, Optional<String> compatibility, Optional<String> mode, List<Subject> subjects) {
    InventoryDocument {
        subjects = List.copyOf(subjects);
    }

    /** One subject, or the settings of a context, with an empty subject. */
    record Subject(
            String context,
            String subject,
            Optional<String> compatibility,
            Optional<String> mode,
            List<Version> versions) {
        Subject {
            versions = List.copyOf(versions);
        }

        static Subject of(SubjectInventory subject) {
            return new Subject(
                    subject.name().context(),
                    subject.name().subject(),
                    subject.compatibility(),
                    subject.mode(),
                    subject.versions().values().stream().map(Version::of).toList());
        }
    }

    /** One version. */
    record Version(int version, int id, String type, boolean deleted, List<SchemaReference> references, String schema) {
        Version {
            references = List.copyOf(references);
        }

        static Version of(SchemaVersion version) {
            return new Version(
                    version.name().version(),
                    version.id(),
                    version.text().type(),
                    version.deleted(),
                    version.text().references(),
                    version.text().schema());
        }
    }

    static InventoryDocument of(String address, RegistryInventory inventory) {
        return new InventoryDocument(
                address,
                inventory.kind().word(),
                inventory.compatibility(),
                inventory.mode(),
                inventory.subjects().values().stream().map(Subject::of).toList());
    }
}
