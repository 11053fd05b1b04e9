package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RepointError;
import io.godwit.migration.repoint.ConfigurationFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Three files of each application, replaced one by one, so that a process can die between any two. */
final class FakeFiles implements ConfigurationFiles {
    private static final int FILES = 3;

    /** How many of an application's files point to the target. */
    final Map<String, Integer> onTarget = new HashMap<>();
    /** Whose files somebody else changes before they are written, or after. */
    final Set<String> foreign = new TreeSet<>();

    final Set<String> recorded = new TreeSet<>();
    private final Fuse fuse;

    FakeFiles(Fuse fuse) {
        this.fuse = fuse;
    }

    boolean areOnTarget(String application) {
        return onTarget.getOrDefault(application, 0) == FILES;
    }

    boolean areOnSource(String application) {
        return onTarget.getOrDefault(application, 0) == 0;
    }

    @Override
    public String place(Application application) {
        return "/etc/godwit/" + application.name();
    }

    @Override
    public boolean isRecorded(Application application) {
        return recorded.contains(application.name());
    }

    @Override
    public void stage(Application application) {
        fuse.tick();
        recorded.add(application.name());
        fuse.tick();
    }

    @Override
    public int write(Application application) {
        if (!recorded.contains(application.name())) {
            stage(application);
        }
        refuse(application);
        return replace(application, 1, FILES);
    }

    @Override
    public void requireReturn(Application application) {
        if (!areOnSource(application.name())) {
            refuse(application);
        }
    }

    @Override
    public int putBack(Application application) {
        requireReturn(application);
        return replace(application, -1, 0);
    }

    private int replace(Application application, int step, int goal) {
        int replaced = 0;
        while (onTarget.getOrDefault(application.name(), 0) != goal) {
            fuse.tick();
            onTarget.merge(application.name(), step, Integer::sum);
            replaced++;
        }
        fuse.tick();
        return replaced;
    }

    private void refuse(Application application) {
        if (foreign.contains(application.name())) {
            throw new GodwitException(
                    RepointError.CHANGED_MEANWHILE, application.name(), "nothing was changed", "compare");
        }
    }
}
