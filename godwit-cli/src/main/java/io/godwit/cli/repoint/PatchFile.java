package io.godwit.cli.repoint;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RepointError;
import io.godwit.migration.repoint.FileChange;
import io.godwit.migration.repoint.RepointPlan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The changes as a file for {@code git apply}. Only its owner may read it, as it holds what the files hold. */
final class PatchFile {
    private PatchFile() {}

    static void write(Path file, RepointPlan plan) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Path part = Files.createTempFile(folder, ".godwit-", ".part");
            try {
                try (OutputStream out = Files.newOutputStream(part)) {
                    for (FileChange change : plan.changes()) {
                        out.write(change.exactDiff().getBytes(change.charset()));
                    }
                }
                Files.move(part, file.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new GodwitException(
                    RepointError.NOT_WRITTEN,
                    file.toString(),
                    "the patch can't be written: " + e.getClass().getSimpleName() + " " + e.getMessage(),
                    "name a file in a folder that you may write to",
                    e);
        }
    }
}
