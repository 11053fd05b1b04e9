package io.godwit.migration.repoint;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.error.RepointError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the files of a write back. A write that was killed half way is put back as well. */
final class FileReturn {
    static final String MISSING = "missing";

    private final Clock clock;

    FileReturn(Clock clock) {
        this.clock = clock;
    }

    /** @param folder of the write's backups */
    List<Path> revert(Path folder) {
        Manifest manifest = Manifest.load(folder);
        Map<Path, byte[]> contents = contents(folder, manifest);
        List<Problem> stuck = new ArrayList<>();
        contents.forEach((file, content) -> {
            try {
                FileReplacement.replace(file, content);
            } catch (IOException e) {
                stuck.add(new Problem(file.toString(), 0, Problem.NO_VALUE, String.valueOf(e.getMessage())));
            }
        });
        if (!stuck.isEmpty()) {
            throw new GodwitException(
                    RepointError.NOT_PUT_BACK,
                    folder.toString(),
                    "not every file could be put back",
                    "mend the reason and run godwit repoint --revert again",
                    stuck);
        }
        close(folder);
        return List.copyOf(contents.keySet());
    }

    /** Notes that the write is over: its files are as they were. */
    void close(Path folder) {
        try {
            Manifest.load(folder).reverted(clock.instant().toString()).store(folder);
        } catch (IOException e) {
            throw new GodwitException(
                    RepointError.NOT_WRITTEN,
                    folder.toString(),
                    "all files were put back, but that can't be noted: " + e.getMessage(),
                    "remove the folder, so that the write is not reverted twice",
                    e);
        }
    }

    /** The hash of a file's content, or {@value #MISSING}. */
    static String hash(Path file) {
        try {
            return Files.exists(file) ? Manifest.sha256(Files.readAllBytes(file)) : MISSING;
        } catch (IOException e) {
            throw new GodwitException(
                    RepointError.UNREADABLE,
                    file.toString(),
                    "can't be read: " + e.getClass().getSimpleName(),
                    "give the permission, or run the command as the file's owner",
                    e);
        }
    }

    /** What is to be written, after everything was looked at. Files that have their former content already are left out. */
    static Map<Path, byte[]> contents(Path folder, Manifest manifest) {
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        List<Problem> changed = new ArrayList<>();
        List<Problem> readOnly = new ArrayList<>();
        for (Manifest.Entry entry : manifest.files()) {
            Path file = Path.of(entry.path());
            Path backup = folder.resolve(entry.backup());
            try {
                byte[] before = Files.readAllBytes(backup);
                if (!Manifest.sha256(before).equals(entry.sha256Before())) {
                    throw Manifest.mismatch(folder, "the backup " + backup + " is not what was backed up", null);
                }
                String now = hash(file);
                if (now.equals(entry.sha256Before())) {
                    continue;
                }
                if (now.equals(entry.sha256After())) {
                    FileReplacement.obstacle(file)
                            .ifPresent(reason -> readOnly.add(new Problem(entry.path(), 0, Problem.NO_VALUE, reason)));
                    contents.put(file, before);
                } else {
                    changed.add(new Problem(
                            entry.path(),
                            0,
                            Problem.NO_VALUE,
                            (now.equals(MISSING) ? "does not exist any more" : "was changed after it was written")
                                    + "; its former content is in " + backup));
                }
            } catch (IOException e) {
                throw Manifest.mismatch(folder, "can't read " + e.getMessage(), e);
            }
        }
        FileWriting.refuse(
                RepointError.CHANGED_MEANWHILE,
                changed,
                "compare each with its backup and decide by hand, or put back what Godwit wrote and revert then");
        FileWriting.refuse(
                RepointError.READ_ONLY, readOnly, "give the permission, or run the command as the files' owner");
        return contents;
    }
}
