package io.godwit.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the project that are made from the code, and golden files. Run the tests with -Dgodwit.write to write them anew. */
public final class PublishedFiles {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private PublishedFiles() {}

    /** @param path from the root of the project */
    public static void shouldBe(String path, String generated) throws IOException {
        Path file = ROOT.resolve(path);
        if (Boolean.getBoolean("godwit.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated);
        }
        assertThat(file).content().isEqualTo(generated);
    }
}
