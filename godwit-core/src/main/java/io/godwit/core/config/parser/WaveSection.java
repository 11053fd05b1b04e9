package io.godwit.core.config.parser;

import io.godwit.core.config.Wave;
import io.godwit.core.config.schema.Key;
import io.godwit.core.config.schema.ListType;
import io.godwit.core.config.schema.Section;
import io.godwit.core.config.schema.Types;
import java.util.List;
import java.util.Optional;

/** An item of {@code waves}: applications that are cut over together. */
final class WaveSection {
    static final Key<String> NAME = Key.required("name", Types.text(), "first", "How you call it on the command line.");
    static final Key<List<String>> APPLICATIONS =
            Key.required("applications", new ListType<>(Types.text()), "[billing]", "Names from applications.");

    static final Section<Wave> SECTION = new Section<>(
            "wave",
            List.of(NAME, APPLICATIONS),
            (values, place) -> Optional.of(new Wave(values.get(NAME), values.get(APPLICATIONS))));

    private WaveSection() {}
}
