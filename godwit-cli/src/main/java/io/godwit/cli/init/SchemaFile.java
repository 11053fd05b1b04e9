package io.godwit.cli.init;

import io.godwit.core.config.parser.MigrationSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The JSON Schema beside the new file, so that an editor completes and checks it also without internet. */
final class SchemaFile {
    /** As the comment of the new file names it, from its folder. */
    static final String NAME = ".godwit/migration.schema.json";

    private SchemaFile() {}

    static void writeInto(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        Files.createDirectories(folder.resolve(".godwit"));
        Files.writeString(file, MigrationSchema.text());
    }
}
