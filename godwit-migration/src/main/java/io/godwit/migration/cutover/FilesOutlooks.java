package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.config.Migration;
import io.godwit.core.config.Wave;
import io.godwit.core.cutover.FilesOutlook;
import io.godwit.core.cutover.WavePlan;
import io.godwit.migration.repoint.WaveFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks what would happen to the configuration files of a wave. Changes nothing. */
final class FilesOutlooks {
    private final Migration migration;
    private final WavePlan plan;
    private final WaveFiles files;
    private final Path folder;

    /** @param folder that of the configuration */
    FilesOutlooks(Migration migration, WavePlan plan, WaveFiles files, Path folder) {
        this.migration = migration;
        this.plan = plan;
        this.files = files;
        this.folder = folder;
    }

    /** One for each application that names files, and one for files that several name. */
    List<FilesOutlook> look() {
        List<FilesOutlook> outlooks = new ArrayList<>();
        members(plan.consumers()).forEach(application -> outlooks.add(files.look(application)));
        members(plan.producers()).forEach(application -> outlooks.add(files.look(application)));
        List<String> shared = shared();
        if (!outlooks.isEmpty() && !shared.isEmpty()) {
            outlooks.add(new FilesOutlook(plan.wave(), false, 0, List.of(), shared));
        }
        return outlooks;
    }

    private static List<Application> members(List<Application> applications) {
        return applications.stream()
                .filter(application -> !application.files().isEmpty())
                .toList();
    }

    /** Each application that only reads moves alone; the others move together, wave by wave. */
    private List<String> shared() {
        List<List<Application>> together = new ArrayList<>();
        for (Wave wave : migration.waves()) {
            List<Application> all = members(migration.applications()).stream()
                    .filter(application -> wave.applications().contains(application.name()))
                    .toList();
            all.stream()
                    .filter(application -> application.produces().isEmpty())
                    .forEach(application -> together.add(List.of(application)));
            together.add(all.stream()
                    .filter(application -> !application.produces().isEmpty())
                    .toList());
        }
        return WaveFiles.shared(folder, together);
    }
}
