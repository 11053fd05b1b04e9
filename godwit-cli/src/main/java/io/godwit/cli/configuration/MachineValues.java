package io.godwit.cli.configuration;

import io.godwit.core.config.external.ExternalValues;
import io.godwit.core.config.external.Lookup;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** This machine's environment and files. */
public final class MachineValues implements ExternalValues {
    private static final long LARGEST_FILE_BYTES = 10L << 20;

    private final Path folder;
    private final Map<String, String> environment;

    /** @param folder where relative paths start */
    public MachineValues(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Lookup environment(String name) {
        return Optional.ofNullable(environment.get(name))
                .map(Lookup::found)
                .orElseGet(() -> Lookup.missing("is not set"));
    }

    @Override
    public Lookup file(String path) {
        try {
            Path file = folder.resolve(path);
            if (Files.isDirectory(file)) {
                return Lookup.missing("is a folder");
            }
            if (Files.size(file) > LARGEST_FILE_BYTES) {
                return Lookup.missing("is larger than 10 MiB; it can't be meant");
            }
            return Lookup.found(text(file));
        } catch (NoSuchFileException e) {
            return Lookup.missing(
                    "does not exist (looked in " + folder.toAbsolutePath().normalize() + ")");
        } catch (AccessDeniedException e) {
            return Lookup.missing("can't be read: permission denied");
        } catch (IOException e) {
            return Lookup.missing("can't be read: " + e.getClass().getSimpleName());
        } catch (InvalidPathException e) {
            return Lookup.missing("is not a path of this machine");
        }
    }

    /** UTF-8 as nearly all write it, else Latin-1 as Java's properties files were once defined. */
    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        }
    }
}
