package io.godwit.migration.repoint;

import io.godwit.core.config.Migration;
import io.godwit.core.config.RepointConfig;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RepointError;
import io.godwit.core.repoint.Meaning;
import io.godwit.core.repoint.Needles;
import io.godwit.core.repoint.Reference;
import io.godwit.core.repoint.Reference.Action;
import io.godwit.core.repoint.Rewriter;
import io.godwit.core.repoint.SourceAddresses;
import io.godwit.core.repoint.TargetClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Points the applications' files to the target, and back. A cutover can call it between stop and start. */
public final class Repoint {
    private final Migration migration;
    private final SourceListeners listeners;
    private final Clock clock;
    private final Consumer<String> talk;

    /** @param talk told what could not be asked */
    public Repoint(Migration migration, SourceListeners listeners, Clock clock, Consumer<String> talk) {
        this.migration = migration;
        this.listeners = listeners;
        this.clock = clock;
        this.talk = talk;
    }

    /**
     * Searches folders and files. Changes nothing.
     *
     * @throws GodwitException if a root does not exist, none is named, or no address of the source is known
     */
    public RepointPlan plan(Collection<Path> roots) {
        if (roots.isEmpty()) {
            throw new GodwitException(
                    RepointError.NO_ROOT,
                    "repoint",
                    "no folder to search is named",
                    "add --root DIR, or set repoint.roots or an application's files in migration.yaml");
        }
        RepointConfig config = migration.repoint();
        FileTree tree = FileTree.under(roots, config.skipFolders());
        SourceAddresses source = sourceAddresses();
        if (source.isEmpty()) {
            throw new GodwitException(
                    RepointError.NO_SOURCE_ADDRESS,
                    migration.name(),
                    "no address of the source is known",
                    "correct source.bootstrapServers or name addresses in repoint.sourceAddresses");
        }
        Set<String> words = new HashSet<>(source.allHosts());
        words.addAll(config.urls().keySet());
        FileSearch search = new FileSearch(
                new Needles(words),
                new Rewriter(source, TargetClient.of(migration), config.urls()),
                config.maxFileBytes());
        List<FileSearch.Found> found = tree.files().entrySet().parallelStream()
                .map(file -> search.search(file.getKey(), tree.shown(file.getKey()), file.getValue()))
                .toList();
        return plan(tree, source, found);
    }

    private static RepointPlan plan(FileTree tree, SourceAddresses source, List<FileSearch.Found> found) {
        List<FileFinding> findings = new ArrayList<>();
        found.forEach(each -> findings.addAll(each.findings()));
        tree.linksOut()
                .forEach(link -> findings.add(left(
                        tree.shown(link),
                        RepointError.SYMBOLIC_LINK,
                        "leads out of the searched folders; not followed")));
        tree.unreadable()
                .forEach((path, reason) ->
                        findings.add(left(tree.shown(path), RepointError.UNREADABLE, "can't be read: " + reason)));
        return new RepointPlan(
                tree.roots(),
                List.copyOf(new TreeSet<>(shown(source))),
                tree.files().size(),
                found.stream().flatMap(each -> each.change().stream()).toList(),
                findings,
                tree.skipped());
    }

    private static Set<String> shown(SourceAddresses source) {
        Set<String> all = new HashSet<>(source.exact());
        all.addAll(source.hosts());
        return all;
    }

    private static FileFinding left(String path, RepointError problem, String note) {
        return new FileFinding(
                path, new Reference(0, "", Meaning.BOOTSTRAP_LIST, Action.LEFT, Optional.of(problem), note));
    }

    private SourceAddresses sourceAddresses() {
        List<String> named = new ArrayList<>(migration.repoint().sourceAddresses());
        named.add(migration.source().bootstrapServers());
        try {
            named.addAll(listeners.of(migration.source()));
        } catch (GodwitException e) {
            talk.accept("The source could not be asked for its brokers' addresses, so only those of migration.yaml are"
                    + " searched for: " + e.code().id() + " " + e.reason());
        }
        return SourceAddresses.of(named, migration.repoint().zookeeper());
    }

    /** What rewrites a text for the target by the same rules. Asks the source for its addresses. */
    public Rewriter rewriter() {
        return new Rewriter(
                sourceAddresses(),
                TargetClient.of(migration),
                migration.repoint().urls());
    }

    /**
     * Replaces all files of the plan, or none.
     *
     * @param backups where the former files and the record of the write are kept
     * @return the folder of this write's backups; empty if there was nothing to write
     * @throws GodwitException if a file changed meanwhile or can't be written; then no file has changed
     */
    public Optional<Path> write(RepointPlan plan, Path backups) {
        return plan.changes().isEmpty()
                ? Optional.empty()
                : Optional.of(new FileWriting(migration.name(), clock).write(plan, backups));
    }

    /** Keeps former and rewritten files of a plan, also of one without changes; none of them is replaced. */
    void stage(RepointPlan plan, Path backups) {
        new FileWriting(migration.name(), clock).stage(plan, backups);
    }

    /**
     * Puts the files of the latest write back, byte for byte, all or none.
     *
     * @return the files that were put back
     * @throws GodwitException if there is no write, its record doesn't match, or a file changed meanwhile
     */
    public static List<Path> revert(Path backups, Clock clock) {
        return new FileReturn(clock).revert(BackupFolder.latest(backups));
    }
}
