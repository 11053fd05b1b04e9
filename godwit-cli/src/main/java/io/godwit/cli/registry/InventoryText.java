package io.godwit.cli.registry;

import io.godwit.cli.render.Amounts;
import io.godwit.cli.render.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** A registry's content for people: a line a subject. */
final class InventoryText {
    private static final String NONE = "-";

    private final InventoryDocument document;

    InventoryText(InventoryDocument document) {
        this.document = document;
    }

    void print(PrintWriter out) {
        out.println("Registry " + document.registry() + " (" + document.kind() + "): compatibility "
                + document.compatibility().orElse(NONE) + ", mode "
                + document.mode().orElse(NONE));
        out.println();
        Table table = new Table()
                .left("CONTEXT")
                .left("SUBJECT")
                .left("TYPE")
                .left("VERSIONS (ID)")
                .left("REFERS TO")
                .left("COMPATIBILITY")
                .left("MODE");
        document.subjects()
                .forEach(subject -> table.row(
                        subject.context(),
                        subject.subject().isEmpty() ? "(the context)" : subject.subject(),
                        words(subject.versions().stream()
                                .map(InventoryDocument.Version::type)
                                .distinct()
                                .toList()),
                        words(subject.versions().stream()
                                .map(InventoryText::version)
                                .toList()),
                        words(subject.versions().stream()
                                .flatMap(version -> version.references().stream())
                                .map(reference -> reference.subject() + " " + reference.version())
                                .distinct()
                                .toList()),
                        subject.compatibility().orElse(NONE),
                        subject.mode().orElse(NONE)));
        table.print(out);
        out.println();
        long versions = document.subjects().stream()
                .mapToLong(subject -> subject.versions().size())
                .sum();
        long deleted = document.subjects().stream()
                .flatMap(subject -> subject.versions().stream())
                .filter(InventoryDocument.Version::deleted)
                .count();
        long subjects = document.subjects().stream()
                .filter(subject -> !subject.subject().isEmpty())
                .count();
        out.println(Amounts.count(subjects) + (subjects == 1 ? " subject, " : " subjects, ") + Amounts.count(versions)
                + " versions, " + Amounts.count(deleted) + " of them soft-deleted");
    }

    private static String version(InventoryDocument.Version version) {
        return version.version() + " (" + version.id() + (version.deleted() ? ", deleted)" : ")");
    }

    private static String words(List<String> words) {
        return words.isEmpty() ? NONE : words.stream().collect(Collectors.joining(", "));
    }
}
