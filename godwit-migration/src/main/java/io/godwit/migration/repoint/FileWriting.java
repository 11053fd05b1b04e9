package io.godwit.migration.repoint;

import io.godwit.core.error.ErrorCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.error.RepointError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Replaces the files of a plan: all are looked at first, then backed up, then replaced; what fails is put back. */
final class FileWriting {
    private final String migration;
    private final Clock clock;

    FileWriting(String migration, Clock clock) {
        this.migration = migration;
        this.clock = clock;
    }

    Path write(RepointPlan plan, Path backups) {
        refuseObstacles(plan.changes());
        Path folder = backUp(plan, backups, false);
        List<FileChange> done = new ArrayList<>();
        for (FileChange change : plan.changes()) {
            try {
                if (!Arrays.equals(Files.readAllBytes(change.file()), change.bytesBefore())) {
                    throw new IOException("it changed meanwhile");
                }
                FileReplacement.replace(change.file(), change.bytesAfter());
                done.add(change);
            } catch (IOException e) {
                putBack(done, change, folder, e);
            }
        }
        return folder;
    }

    void stage(RepointPlan plan, Path backups) {
        refuseObstacles(plan.changes());
        backUp(plan, backups, true);
    }

    static void refuseObstacles(List<FileChange> changes) {
        List<Problem> changed = new ArrayList<>();
        List<Problem> readOnly = new ArrayList<>();
        for (FileChange change : changes) {
            try {
                if (!Arrays.equals(Files.readAllBytes(change.file()), change.bytesBefore())) {
                    changed.add(problem(change, "changed since it was read"));
                }
                FileReplacement.obstacle(change.file()).ifPresent(reason -> readOnly.add(problem(change, reason)));
            } catch (IOException e) {
                changed.add(problem(
                        change, "can't be read any more: " + e.getClass().getSimpleName()));
            }
        }
        refuse(RepointError.READ_ONLY, readOnly, "give the permission, or run the command as the files' owner");
        refuse(RepointError.CHANGED_MEANWHILE, changed, "run the command again");
    }

    private static Problem problem(FileChange change, String rule) {
        return new Problem(change.file().toString(), 0, Problem.NO_VALUE, rule);
    }

    static void refuse(ErrorCode code, List<Problem> problems, String fix) {
        if (!problems.isEmpty()) {
            String files = problems.size() == 1 ? "1 file" : problems.size() + " files";
            throw new GodwitException(code, files, "nothing was changed", fix, problems);
        }
    }

    /** The manifest stands last in the folder, so a folder with one has all its backups. */
    private Path backUp(RepointPlan plan, Path backups, boolean withOutcome) {
        try {
            Path folder = BackupFolder.create(backups, clock.instant());
            Files.createDirectory(folder.resolve("files"));
            if (withOutcome) {
                Files.createDirectory(folder.resolve("after"));
            }
            List<Manifest.Entry> entries = new ArrayList<>();
            for (FileChange change : plan.changes()) {
                String backup = "files/" + (entries.size() + 1);
                byte[] before = change.bytesBefore();
                Files.write(folder.resolve(backup), before);
                Manifest.Entry entry = new Manifest.Entry(
                        change.file().toString(),
                        backup,
                        Manifest.sha256(before),
                        Manifest.sha256(change.bytesAfter()));
                if (withOutcome) {
                    Files.write(StagedWrite.after(folder, entry), change.bytesAfter());
                }
                entries.add(entry);
            }
            new Manifest(
                            Manifest.SCHEMA_VERSION,
                            migration,
                            clock.instant().toString(),
                            plan.roots().stream().map(Path::toString).toList(),
                            entries,
                            Optional.empty())
                    .store(folder);
            return folder;
        } catch (IOException e) {
            throw new GodwitException(
                    RepointError.NOT_WRITTEN,
                    backups.toString(),
                    "the backup can't be written: " + e.getClass().getSimpleName() + " " + e.getMessage()
                            + "; no file was changed",
                    "name another folder with --backup DIR, or mend its permissions",
                    e);
        }
    }

    private void putBack(List<FileChange> done, FileChange failed, Path folder, IOException cause) {
        List<Problem> stuck = new ArrayList<>();
        for (FileChange change : done) {
            try {
                FileReplacement.replace(change.file(), change.bytesBefore());
            } catch (IOException e) {
                stuck.add(problem(change, String.valueOf(e.getMessage())));
            }
        }
        if (!stuck.isEmpty()) {
            throw new GodwitException(
                    RepointError.NOT_PUT_BACK,
                    failed.file().toString(),
                    "can't be replaced (" + cause.getMessage() + "), and others could not be put back",
                    "mend the reason and run godwit repoint --revert; the backups are in " + folder,
                    stuck);
        }
        try {
            Manifest.load(folder).reverted(clock.instant().toString()).store(folder);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        throw new GodwitException(
                RepointError.PUT_BACK,
                failed.file().toString(),
                "can't be replaced: " + cause.getMessage() + "; the " + done.size()
                        + " files before it have their former content again",
                "mend that and run the command again",
                cause);
    }
}
