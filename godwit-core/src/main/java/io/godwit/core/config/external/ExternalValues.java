package io.godwit.core.config.external;

/** What {@code migration.yaml} may refer to outside itself. The command line reads the real ones; tests hand in their own. */
public interface ExternalValues {
    /** The environment variable. */
    Lookup environment(String name);

    /** The text of a file, UTF-8; a relative path starts at the folder of {@code migration.yaml}. */
    Lookup file(String path);

    /** Refers to nothing: everything asked for is missing. */
    static ExternalValues none() {
        return new ExternalValues() {
            @Override
            public Lookup environment(String name) {
                return Lookup.missing("is not set");
            }

            @Override
            public Lookup file(String path) {
                return Lookup.missing("does not exist");
            }
        };
    }
}
