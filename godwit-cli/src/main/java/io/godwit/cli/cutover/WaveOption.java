package io.godwit.cli.cutover;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which wave. */
final class WaveOption {
    @Option(names = "--wave", paramLabel = "NAME", description = "The wave; may be left out where there is only one.")
    private @Nullable String wave;

    Optional<String> wave() {
        return Optional.ofNullable(wave);
    }
}
