package io.godwit.cli;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.LabError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for clusters of the lab, which must not mix with other files. */
public final class EmptyFolder {
    private EmptyFolder() {}

    /** The folder, if it is empty or not there yet. */
    public static Path required(Path folder) {
        if (Files.exists(folder) && !isEmpty(folder)) {
            throw new GodwitException(
                    LabError.FOLDER_NOT_EMPTY,
                    folder.toString(),
                    "clusters start in an empty folder, and there is something in this one",
                    "name another folder, or remove this one");
        }
        return folder;
    }

    private static boolean isEmpty(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}
