package io.godwit.cli.init;

import java.util.List;

/** The comment at the top of a new file. */
final class Header {
    private Header() {}

    static List<String> of(String origin) {
        return List.of(
                "yaml-language-server: $schema=" + SchemaFile.NAME,
                "",
                origin,
                "Every key is explained here; those that are commented out have their default or need not be set.",
                "Values may refer to the environment and to files: ${env:NAME}, ${file:/path}, ${file:/path:key}.",
                "Reference: docs/reference/configuration.md. Next: godwit doctor");
    }
}
