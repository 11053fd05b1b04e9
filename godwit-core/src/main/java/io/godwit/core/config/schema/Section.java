package io.godwit.core.config.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.core.config.external.ExternalValues;
import io.godwit.core.config.external.References;
import io.godwit.core.config.yaml.YamlMapping;
import io.godwit.core.config.yaml.YamlNode;
import io.godwit.core.config.yaml.YamlPath;
import io.godwit.core.config.yaml.YamlReader;
import io.godwit.core.error.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/**
 * A mapping with known keys that becomes one value. All its problems are reported, not the first one only.
 *
 * @param label what the reference calls it
 * @param keys all that may stand in it, in the order of the docs
 * @param check of the keys against each other; runs also when some of them are not valid and have no value
 * @param builder makes the value once every key is valid, or reports at the place why it can't
 */
public record Section<T>(
        String label,
        List<Key<?>> keys,
        BiPredicate<Values, Place> check,
        BiFunction<Values, Place, Optional<T>> builder)
        implements ValueType<T> {
    public Section {
        keys = List.copyOf(keys);
    }

    /** A section whose keys don't depend on each other. */
    public Section(String label, List<Key<?>> keys, BiFunction<Values, Place, Optional<T>> builder) {
        this(label, keys, (values, place) -> true, builder);
    }

    @Override
    public Optional<T> read(Place place) {
        Optional<YamlMapping> mapping = place.node().asMapping();
        if (mapping.isEmpty()) {
            return place.reject("is " + place.node().kind() + "; expected a mapping with " + names());
        }
        boolean known = rejectUnknownKeys(mapping.get(), place);
        Values values = new Values();
        boolean complete = true;
        for (Key<?> key : keys) {
            complete &= readKey(key, mapping.get(), place, values);
        }
        boolean consistent = check.test(values, place);
        return known && complete && consistent ? builder.apply(values, place) : Optional.empty();
    }

    private boolean rejectUnknownKeys(YamlMapping mapping, Place place) {
        boolean known = true;
        for (var entry : mapping.entries().entrySet()) {
            if (keys.stream().noneMatch(key -> key.name().equals(entry.getKey()))) {
                String nearest = Nearest.to(entry.getKey(), keys.stream().map(Key::name))
                        .map(name -> "; did you mean " + name + "?")
                        .orElse("; known are " + names());
                place.problems()
                        .accept(new Problem(
                                place.path().key(entry.getKey()).toString(),
                                entry.getValue().line(),
                                Problem.NO_VALUE,
                                "is not a known key" + nearest));
                known = false;
            }
        }
        return known;
    }

    private <K> boolean readKey(Key<K> key, YamlMapping mapping, Place place, Values values) {
        Optional<YamlNode> node = mapping.get(key.name());
        if (node.isPresent()) {
            Optional<K> value = key.type().read(place.key(key.name(), node.get()));
            value.ifPresent(present -> values.put(key, present));
            return value.isPresent();
        }
        if (key.required()) {
            place.rejectKey(key.name(), "is missing; for example " + key.name() + ": " + key.example());
            return false;
        }
        key.defaultYaml().ifPresent(text -> values.put(key, defaultValue(key, text)));
        return true;
    }

    /** A default that is not valid is a defect of the declaration. */
    private static <K> K defaultValue(Key<K> key, String yaml) {
        YamlNode node = new YamlReader(Section::defect).read(yaml).orElseThrow();
        Place place =
                new Place(node, YamlPath.ROOT.key(key.name()), new References(ExternalValues.none()), Section::defect);
        return key.type().read(place).orElseThrow();
    }

    private static void defect(Problem problem) {
        throw new IllegalStateException("default value of " + problem);
    }

    private String names() {
        return String.join(", ", keys.stream().map(Key::name).toList());
    }

    @Override
    public Optional<Section<?>> asSection() {
        return Optional.of(this);
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "object").put("additionalProperties", false);
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        ObjectNode properties = schema.putObject("properties");
        for (Key<?> key : keys) {
            properties.set(key.name(), KeySchema.of(key));
            if (key.required()) {
                required.add(key.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }
}
