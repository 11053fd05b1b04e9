package io.godwit.core.repoint;

import io.godwit.core.error.RepointError;
import io.godwit.core.repoint.Reference.Action;
import io.godwit.core.repoint.format.Edit;
import io.godwit.core.repoint.format.Lines;
import io.godwit.core.repoint.format.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The edits of one file and the references that they come from, as they are gathered. */
final class FileEdits {
    private final String text;
    private final List<Edit> edits = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    /** Where edits start: a value is written once. */
    private final Set<Integer> edited = new HashSet<>();

    FileEdits(String text) {
        this.text = text;
    }

    /** Writes another value; if the place can't hold it, that is a reference that is left. */
    boolean replace(Setting setting, String value, Meaning meaning, String note) {
        if (value.equals(setting.value()) || edited.contains(setting.start())) {
            return false;
        }
        Optional<String> written = setting.notation().write(value);
        if (written.isEmpty()) {
            left(setting, meaning, RepointError.UNREADABLE_FORMAT, "its value can't be written in this place: " + note);
            return false;
        }
        edited.add(setting.start());
        edits.add(new Edit(setting.start(), setting.end(), written.get()));
        add(setting, meaning, Action.REPLACED, note);
        return true;
    }

    void rename(Edit key, String name) {
        edits.add(new Edit(key.start(), key.end(), name));
    }

    /** Writes settings beside one. */
    boolean insert(Setting beside, Map<String, String> settings, Optional<String> parent) {
        Optional<Edit> insertion = beside.sibling().insert(settings, parent);
        insertion.ifPresent(edits::add);
        return insertion.isPresent();
    }

    void inserted(Setting beside, String key, Meaning meaning, String note) {
        references.add(new Reference(lineOf(beside), key, meaning, Action.INSERTED, Optional.empty(), note));
    }

    void left(Setting setting, Meaning meaning, RepointError problem, String note) {
        references.add(Reference.left(lineOf(setting), setting.leaf(), meaning, problem, note));
    }

    /** Takes over what became of a file inside of this one. */
    void embedded(Setting setting, Rewrite inner) {
        if (!inner.text().equals(setting.value())) {
            Optional<String> written = setting.notation().write(inner.text());
            if (written.isEmpty()) {
                left(
                        setting,
                        Meaning.BOOTSTRAP_LIST,
                        RepointError.UNREADABLE_FORMAT,
                        "the file inside can't be written in this place");
                return;
            }
            edits.add(new Edit(setting.start(), setting.end(), written.get()));
        }
        int first = lineOf(setting);
        boolean linesMatch = !setting.secret() && text.indexOf(firstLine(setting.value()), setting.start()) >= 0;
        for (Reference reference : inner.references()) {
            references.add(new Reference(
                    linesMatch && reference.line() > 0 ? first + reference.line() - 1 : first,
                    setting.leaf() + ": " + reference.key(),
                    reference.meaning(),
                    reference.action(),
                    reference.problem(),
                    reference.note()));
        }
    }

    private static String firstLine(String value) {
        return value.substring(0, Lines.endOf(value, 0));
    }

    private void add(Setting setting, Meaning meaning, Action action, String note) {
        references.add(new Reference(lineOf(setting), setting.leaf(), meaning, action, Optional.empty(), note));
    }

    private int lineOf(Setting setting) {
        return Lines.number(text, setting.start());
    }

    Rewrite rewrite() {
        references.sort(Comparator.comparingInt(Reference::line));
        return new Rewrite(Edit.apply(text, edits), references);
    }
}
