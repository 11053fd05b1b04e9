package io.godwit.cli.bench;

import io.godwit.bench.result.Engine;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The engines under the names that users type. */
final class EngineNames implements Iterable<String>, ITypeConverter<Engine> {
    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(Engine.values()).map(Engine::label).iterator();
    }

    @Override
    public Engine convert(String name) {
        return Engine.named(name)
                .orElseThrow(() -> new TypeConversionException("'" + name + "' is not one of "
                        + Arrays.stream(Engine.values()).map(Engine::label).collect(Collectors.joining(", "))));
    }
}
