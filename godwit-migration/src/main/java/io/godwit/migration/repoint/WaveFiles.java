package io.godwit.migration.repoint;

import io.godwit.core.config.Application;
import io.godwit.core.cutover.FilesOutlook;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.error.RepointError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files of applications that move in one wave: each application has its own folder of backups below
 * {@code .godwit/waves/<wave>/}, beside the configuration.
 */
public final class WaveFiles implements ConfigurationFiles {
    private final Repoint repoint;
    private final Path folder;
    private final String wave;
    private final Clock clock;

    /** @param folder that of the configuration; relative files begin there */
    public WaveFiles(Repoint repoint, Path folder, String wave, Clock clock) {
        this.repoint = repoint;
        this.folder = folder;
        this.wave = wave;
        this.clock = clock;
    }

    /** The paths of an application's files. */
    public static List<Path> paths(Application application, Path folder) {
        return application.files().stream().map(folder::resolve).toList();
    }

    private Path backups(Application application) {
        return folder.resolve(".godwit")
                .resolve("waves")
                .resolve(fileName(wave))
                .resolve(fileName(application.name()));
    }

    /** A name may have slashes, or be two dots. */
    private static String fileName(String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
        return encoded.startsWith(".") ? "%2E" + encoded.substring(1) : encoded;
    }

    @Override
    public String place(Application application) {
        return backups(application).toAbsolutePath().normalize().toString();
    }

    @Override
    public boolean isRecorded(Application application) {
        return !BackupFolder.all(backups(application)).isEmpty();
    }

    /** What rewriting would do; changes nothing. What is in the way is told, not thrown. */
    public FilesOutlook look(Application application) {
        try {
            Optional<Path> begun = BackupFolder.open(backups(application)).filter(StagedWrite::isBegun);
            if (begun.isPresent()) {
                return new FilesOutlook(application.name(), true, 0, List.of(), List.of());
            }
            RepointPlan plan = plan(application);
            FileWriting.refuseObstacles(plan.changes());
            return new FilesOutlook(
                    application.name(),
                    false,
                    plan.changes().size(),
                    plan.left().stream()
                            .map(finding -> application.name() + ": " + line(finding))
                            .toList(),
                    List.of());
        } catch (GodwitException e) {
            return new FilesOutlook(application.name(), false, 0, List.of(), List.of(obstacle(application, e)));
        }
    }

    private static String line(FileFinding finding) {
        return finding.reference().problem().map(RepointError::id).orElse("-") + " " + finding.path() + " "
                + finding.reference().note();
    }

    private static String obstacle(Application application, GodwitException e) {
        List<String> problems = e.problems().stream().map(Problem::toString).toList();
        return application.name() + ": " + e.code().id() + " "
                + (problems.isEmpty() ? e.resource() + " " + e.reason() : String.join(", ", problems));
    }

    private RepointPlan plan(Application application) {
        RepointPlan plan = repoint.plan(paths(application, folder));
        List<Problem> unreadable = plan.left().stream()
                .filter(finding -> finding.reference().problem().equals(Optional.of(RepointError.UNREADABLE)))
                .map(finding -> new Problem(
                        finding.path(), 0, Problem.NO_VALUE, finding.reference().note()))
                .toList();
        FileWriting.refuse(
                RepointError.UNREADABLE, unreadable, "give the permission, or run the command as the files' owner");
        return plan;
    }

    @Override
    public void stage(Application application) {
        Path backups = backups(application);
        Optional<Path> open = BackupFolder.open(backups);
        if (open.filter(StagedWrite::isBegun).isPresent()) {
            return;
        }
        repoint.stage(plan(application), backups);
        // Afterwards: at each moment there is a record of what this machine has to do with these files.
        open.ifPresent(WaveFiles::discard);
    }

    /** What was staged and never written is of no use to anybody. */
    private static void discard(Path staged) {
        try {
            // The manifest first, so that what is left of it after a kill is no staged write.
            Files.deleteIfExists(staged.resolve(Manifest.NAME));
            try (Stream<Path> content = Files.walk(staged)) {
                for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new GodwitException(
                    RepointError.NOT_WRITTEN,
                    staged.toString(),
                    "what an earlier run prepared can't be removed: " + e.getMessage(),
                    "mend the folder's permissions, then run the command again",
                    e);
        }
    }

    @Override
    public int write(Application application) {
        Path backups = backups(application);
        if (BackupFolder.open(backups).isEmpty()) {
            stage(application);
        }
        return StagedWrite.write(BackupFolder.latest(backups));
    }

    @Override
    public void requireReturn(Application application) {
        BackupFolder.open(backups(application))
                .filter(StagedWrite::isBegun)
                .ifPresent(open -> FileReturn.contents(open, Manifest.load(open)));
    }

    @Override
    public int putBack(Application application) {
        Optional<Path> open = BackupFolder.open(backups(application));
        if (open.isEmpty()) {
            return 0;
        }
        FileReturn back = new FileReturn(clock);
        if (StagedWrite.isBegun(open.get())) {
            return back.revert(open.get()).size();
        }
        back.close(open.get());
        return 0;
    }

    /** The applications, of which another one that moves at another time has the same files. */
    public static List<String> shared(Path folder, List<List<Application>> movingTogether) {
        List<String> shared = new ArrayList<>();
        for (int one = 0; one < movingTogether.size(); one++) {
            for (int other = one + 1; other < movingTogether.size(); other++) {
                for (Application first : movingTogether.get(one)) {
                    for (Application second : movingTogether.get(other)) {
                        common(paths(first, folder), paths(second, folder))
                                .ifPresent(path -> shared.add(RepointError.SHARED_FILE.id() + " " + path
                                        + " belongs to " + first.name() + " and " + second.name()
                                        + ", which move one after the other"));
                    }
                }
            }
        }
        return shared;
    }

    private static Optional<Path> common(List<Path> first, List<Path> second) {
        for (Path a : first) {
            for (Path b : second) {
                Path one = real(a);
                Path other = real(b);
                if (one.startsWith(other) || other.startsWith(one)) {
                    return Optional.of(one.startsWith(other) ? a : b);
                }
            }
        }
        return Optional.empty();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException missing) {
            return path.toAbsolutePath().normalize();
        }
    }
}
