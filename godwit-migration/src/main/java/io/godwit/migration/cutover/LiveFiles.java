package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.WrittenFiles;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import io.godwit.core.error.RepointError;
import io.godwit.core.model.ClusterSide;
import io.godwit.migration.repoint.ConfigurationFiles;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Applications' files on this machine. The journal remembers that files are rewritten, and where, so that a run on another
 * machine does not take files for the source's that are not. It is told when the rewriting is prepared, so that the write
 * pause does not wait for it.
 */
final class LiveFiles implements FileActions {
    private final ConfigurationFiles files;
    private final CutoverStore store;
    private final String host;
    private final Narrator narrator;
    private final Map<String, WrittenFiles> written;

    /** @param host the name of this machine, for people */
    LiveFiles(ConfigurationFiles files, CutoverStore store, String host, Narrator narrator) {
        this.files = files;
        this.store = store;
        this.host = host;
        this.narrator = narrator;
        this.written = new TreeMap<>(store.files());
    }

    @Override
    public void prepare(Application application, ClusterSide side) {
        if (isConcerned(application)) {
            requireRecord(application);
            if (side == ClusterSide.TARGET) {
                files.stage(application);
                remember(application);
            } else {
                files.requireReturn(application);
            }
        }
    }

    @Override
    public void pointTo(Application application, ClusterSide side) {
        if (isConcerned(application)) {
            requireRecord(application);
            if (side == ClusterSide.TARGET) {
                toTarget(application);
            } else {
                toSource(application);
            }
        }
    }

    private boolean isConcerned(Application application) {
        return !application.files().isEmpty() || pointsToTarget(application);
    }

    private boolean pointsToTarget(Application application) {
        return Optional.ofNullable(written.get(application.name()))
                .map(known -> known.side() == ClusterSide.TARGET)
                .orElse(false);
    }

    private void toTarget(Application application) {
        if (!files.isRecorded(application)) {
            files.stage(application);
        }
        remember(application);
        int count = files.write(application);
        if (count > 0) {
            narrator.say(application.name() + ": rewrote " + count(count) + " for the target");
        }
    }

    private void remember(Application application) {
        if (!pointsToTarget(application)) {
            WrittenFiles next = new WrittenFiles(ClusterSide.TARGET, host, files.place(application));
            store.save(application.name(), next, "its files are rewritten for the target");
            written.put(application.name(), next);
        }
    }

    private void toSource(Application application) {
        int count = files.putBack(application);
        if (count > 0) {
            narrator.say(application.name() + ": put back " + count(count));
        }
        if (pointsToTarget(application)) {
            WrittenFiles next = new WrittenFiles(ClusterSide.SOURCE, host, files.place(application));
            written.put(application.name(), next);
            tell(application, next);
        }
    }

    // The application must be started again although the journal can't be told: putting back what is back is no fault.
    private void tell(Application application, WrittenFiles next) {
        try {
            store.save(application.name(), next, "its files are as they were before");
        } catch (GodwitException e) {
            if (e.code() == JournalError.LEASE_LOST) {
                throw e;
            }
            narrator.say("the journal could not be told of it (" + e.code().id() + ")");
        }
    }

    private void requireRecord(Application application) {
        if (pointsToTarget(application) && !files.isRecorded(application)) {
            WrittenFiles known = java.util.Objects.requireNonNull(written.get(application.name()));
            throw new GodwitException(
                    RepointError.NO_RECORD_HERE,
                    "application " + application.name(),
                    "its files were rewritten on " + known.host() + ", and the record of it, in " + known.backups()
                            + ", is not on this machine",
                    "run the command on " + known.host() + ", with the same migration.yaml");
        }
    }

    private static String count(int files) {
        return files == 1 ? "1 file" : files + " files";
    }
}
