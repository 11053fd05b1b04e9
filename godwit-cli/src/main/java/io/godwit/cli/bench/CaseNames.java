package io.godwit.cli.bench;

import io.godwit.bench.result.BenchmarkCase;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The cases under the names that users type. */
final class CaseNames implements Iterable<String>, ITypeConverter<BenchmarkCase> {
    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(BenchmarkCase.values()).map(BenchmarkCase::label).iterator();
    }

    @Override
    public BenchmarkCase convert(String name) {
        return BenchmarkCase.named(name)
                .orElseThrow(() -> new TypeConversionException("'" + name + "' is not one of "
                        + Arrays.stream(BenchmarkCase.values())
                                .map(BenchmarkCase::label)
                                .collect(Collectors.joining(", "))));
    }
}
