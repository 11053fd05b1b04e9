package io.godwit.core.config.schema;

import io.godwit.core.config.external.References;
import io.godwit.core.config.yaml.YamlLines;
import io.godwit.core.config.yaml.YamlNode;
import io.godwit.core.config.yaml.YamlPath;
import io.godwit.core.error.Problem;
import io.godwit.core.secret.Redaction;
import java.util.Optional;
import java.util.function.Consumer;

/** A value of the document with its path, and where to report what is wrong with it. */
public record Place(YamlNode node, YamlPath path, References references, Consumer<Problem> problems) {
    private static final int SHOWN_CHARACTERS = 80;

    public Place key(String name, YamlNode child) {
        return new Place(child, path.key(name), references, problems);
    }

    public Place index(int index, YamlNode child) {
        return new Place(child, path.index(index), references, problems);
    }

    /** Reports what is wrong with this value, and gives the empty result. */
    public <T> Optional<T> reject(String rule) {
        problems.accept(new Problem(path.toString(), node.line(), shownValue(), rule));
        return Optional.empty();
    }

    /** Reports what is wrong with a key below this value, whether it stands there or is missing. */
    public <T> Optional<T> rejectKey(String key, String rule) {
        Optional<YamlNode> child = node.asMapping().flatMap(mapping -> mapping.get(key));
        if (child.isPresent()) {
            return key(key, child.get()).reject(rule);
        }
        problems.accept(new Problem(path.key(key).toString(), node.line(), Problem.NO_VALUE, rule));
        return Optional.empty();
    }

    /** The line of the value at that path of the document, if this is its root; else the line of this value. */
    public int lineOf(YamlPath path) {
        return YamlLines.of(node).getOrDefault(path, node.line());
    }

    /** The single value with its references resolved; empty, and reported, if it is a list or a mapping. */
    public Optional<String> resolvedText(String expected) {
        return node.asScalar()
                .<Optional<String>>map(scalar -> references.resolve(scalar.text(), this::reject))
                .orElseGet(() -> reject("is " + node.kind() + "; expected " + expected));
    }

    private String shownValue() {
        return node.asScalar()
                .map(scalar -> Redaction.shown(path.text(), scalar.text()))
                .map(text -> text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "…" : text)
                .map(text -> text.isEmpty() ? "''" : text)
                .orElse(Problem.NO_VALUE);
    }
}
