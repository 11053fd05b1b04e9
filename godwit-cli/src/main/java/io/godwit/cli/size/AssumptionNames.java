package io.godwit.cli.size;

import io.godwit.core.size.Assumptions;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The assumptions under the names that users type. */
final class AssumptionNames implements Iterable<String>, ITypeConverter<Assumptions> {
    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(Assumptions.values()).map(Assumptions::label).iterator();
    }

    @Override
    public Assumptions convert(String name) {
        return Arrays.stream(Assumptions.values())
                .filter(assumptions -> assumptions.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + name + "' is not one of "
                        + Arrays.stream(Assumptions.values())
                                .map(Assumptions::label)
                                .collect(Collectors.joining(", "))));
    }
}
