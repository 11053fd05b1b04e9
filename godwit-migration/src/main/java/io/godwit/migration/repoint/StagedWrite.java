package io.godwit.migration.repoint;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.error.RepointError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A write whose outcome lies ready beside its backups, so that only renames are left to be done. */
final class StagedWrite {
    private StagedWrite() {}

    /** The rewritten content of an entry. */
    static Path after(Path folder, Manifest.Entry entry) {
        return folder.resolve("after")
                .resolve(String.valueOf(Path.of(entry.backup()).getFileName()));
    }

    /** Whether at least one file has its new content. */
    static boolean isBegun(Path folder) {
        for (Manifest.Entry entry : Manifest.load(folder).files()) {
            if (FileReturn.hash(Path.of(entry.path())).equals(entry.sha256After())) {
                return true;
            }
        }
        return false;
    }

    /** Goes on with what is left to be done, all or none; returns how many files were replaced. */
    static int write(Path folder) {
        Map<Manifest.Entry, byte[]> contents = contents(folder);
        List<Manifest.Entry> done = new ArrayList<>();
        for (Map.Entry<Manifest.Entry, byte[]> each : contents.entrySet()) {
            try {
                FileReplacement.replace(Path.of(each.getKey().path()), each.getValue());
                done.add(each.getKey());
            } catch (IOException e) {
                throw putBack(folder, done, each.getKey(), e);
            }
        }
        return done.size();
    }

    private static Map<Manifest.Entry, byte[]> contents(Path folder) {
        Map<Manifest.Entry, byte[]> contents = new LinkedHashMap<>();
        List<Problem> changed = new ArrayList<>();
        List<Problem> readOnly = new ArrayList<>();
        for (Manifest.Entry entry : Manifest.load(folder).files()) {
            Path file = Path.of(entry.path());
            String now = FileReturn.hash(file);
            if (now.equals(entry.sha256After())) {
                continue;
            }
            if (!now.equals(entry.sha256Before())) {
                changed.add(new Problem(
                        entry.path(),
                        0,
                        Problem.NO_VALUE,
                        now.equals(FileReturn.MISSING) ? "does not exist any more" : "changed since it was read"));
                continue;
            }
            try {
                FileReplacement.obstacle(file)
                        .ifPresent(reason -> readOnly.add(new Problem(entry.path(), 0, Problem.NO_VALUE, reason)));
                contents.put(entry, content(folder, entry));
            } catch (IOException e) {
                throw Manifest.mismatch(folder, "can't read " + e.getMessage(), e);
            }
        }
        FileWriting.refuse(
                RepointError.CHANGED_MEANWHILE, changed, "run the command again: it begins with what is there");
        FileWriting.refuse(
                RepointError.READ_ONLY, readOnly, "give the permission, or run the command as the files' owner");
        return contents;
    }

    private static byte[] content(Path folder, Manifest.Entry entry) throws IOException {
        byte[] content = Files.readAllBytes(after(folder, entry));
        if (!Manifest.sha256(content).equals(entry.sha256After())) {
            throw Manifest.mismatch(folder, after(folder, entry) + " is not what was prepared", null);
        }
        return content;
    }

    private static GodwitException putBack(
            Path folder, List<Manifest.Entry> done, Manifest.Entry failed, IOException cause) {
        List<Problem> stuck = new ArrayList<>();
        for (Manifest.Entry entry : done) {
            try {
                FileReplacement.replace(Path.of(entry.path()), Files.readAllBytes(folder.resolve(entry.backup())));
            } catch (IOException e) {
                stuck.add(new Problem(entry.path(), 0, Problem.NO_VALUE, String.valueOf(e.getMessage())));
            }
        }
        return new GodwitException(
                stuck.isEmpty() ? RepointError.PUT_BACK : RepointError.NOT_PUT_BACK,
                failed.path(),
                "can't be replaced: " + cause.getMessage()
                        + (stuck.isEmpty()
                                ? "; the " + done.size() + " files before it have their former content again"
                                : ", and others could not be put back; the backups are in " + folder),
                "mend that and run the command again",
                stuck);
    }
}
