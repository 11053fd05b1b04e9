package io.godwit.core.config.yaml;

import java.util.List;
import java.util.Optional;

/** Values in their order. */
public record YamlList(int line, List<YamlNode> items) implements YamlNode {
    public YamlList {
        items = List.copyOf(items);
    }

    @Override
    public String kind() {
        return "a list";
    }

    @Override
    public Optional<YamlList> asList() {
        return Optional.of(this);
    }
}
