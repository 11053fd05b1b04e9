package io.godwit.core.rehearsal;

import io.godwit.core.config.Application;
import io.godwit.core.config.ApplicationCommands;
import io.godwit.core.config.FenceMode;
import io.godwit.core.config.KafkaUse;
import io.godwit.core.config.Migration;
import io.godwit.core.config.MirrorConfig;
import io.godwit.core.config.Selection;
import io.godwit.core.config.TopicSelection;
import io.godwit.core.config.Wave;
import io.godwit.core.cutover.WavePlan;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RehearsalError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Makes the shadow of a wave: the same applications, with the same roles, on shadow topics and groups. Pure.
 *
 * <p>Every topic gets a writer and a reader. What nobody of the wave writes although it moves with it is written by {@value #WRITERS},
 * what the wave only reads by {@value #OUTSIDE}, which stays on the source; what nobody reads by {@value #JUDGE}.
 */
public final class ShadowWave {
    /** Writes what moves with the wave and no application of it writes. */
    public static final String WRITERS = "unnamed-writers";
    /** Writes what the wave reads only, and stays on the source. */
    public static final String OUTSIDE = "other-waves";
    /** Reads what nobody else reads, so that every record is counted. */
    public static final String JUDGE = "judge";

    private static final Duration REFRESH = Duration.ofSeconds(1);
    private static final ApplicationCommands IN_PROCESS = new ApplicationCommands(
            Optional.of("in this process"),
            Optional.of("in this process"),
            Optional.of("in this process"),
            Optional.empty());

    private final Migration migration;
    private final WavePlan plan;
    private final SortedSet<String> copied;
    private final SortedMap<String, SortedSet<String>> committed;
    private final ShadowNames names;
    private final SortedMap<String, String> topics = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> reads = new TreeMap<>();
    private final SortedMap<String, String> realGroups = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    private ShadowWave(
            Migration migration,
            WavePlan plan,
            SortedSet<String> copied,
            SortedMap<String, SortedSet<String>> committed) {
        this.migration = migration;
        this.plan = plan;
        this.copied = copied;
        this.committed = committed;
        this.names = new ShadowNames(migration.name(), plan.wave());
    }

    /**
     * @param copied all topics of the migration
     * @param committed group → the topics in which it committed offsets
     * @throws GodwitException if there is nothing to rehearse, or a name would be too long
     */
    public static Shadow of(
            Migration migration,
            WavePlan plan,
            SortedSet<String> copied,
            SortedMap<String, SortedSet<String>> committed) {
        return new ShadowWave(migration, plan, copied, committed).make();
    }

    private Shadow make() {
        List<Application> applications = new ArrayList<>();
        plan.consumers().stream()
                .filter(application -> !application.name().equals(WavePlan.OTHER_GROUPS))
                .forEach(application -> applications.add(shadow(application)));
        plan.producers().forEach(application -> applications.add(shadow(application)));
        addTopics(plan.topics());
        if (topics.isEmpty()) {
            throw new GodwitException(
                    RehearsalError.NOTHING_TO_REHEARSE,
                    "wave " + plan.wave(),
                    "none of its applications reads or writes a topic that is copied",
                    "name groups and produces of its applications in migration.yaml; godwit plan lists the topics");
        }
        names.requireShort(topics.keySet());
        addWriters(applications);
        List<Application> outside = outside();
        addJudge(applications);
        if (!plan.otherGroups().isEmpty()) {
            notes.add(plan.otherGroups().size() + " groups that no application names are left out");
        }
        notes.add("the applications' own stop and start commands and their files were not used");
        return new Shadow(
                shadowMigration(applications, outside), plan.wave(), topics, reads, realGroups, outside, notes);
    }

    private Application shadow(Application application) {
        List<String> groups = new ArrayList<>();
        for (String group : application.groups()) {
            SortedSet<String> read = new TreeSet<>(committed.getOrDefault(group, new TreeSet<>()));
            if (read.isEmpty()) {
                read.addAll(application.kafka().consumes());
            }
            read.retainAll(copied);
            if (read.isEmpty()) {
                notes.add("group " + group + " of " + application.name() + " is left out: what it reads is not known");
                continue;
            }
            addTopics(read);
            addGroup(group, read);
            groups.add(names.of(group));
        }
        List<String> produces = application.produces().stream()
                .filter(topic -> copied.contains(topic))
                .toList();
        addTopics(produces);
        return application(
                application.name(),
                groups,
                produces,
                application.kafka().transactionalIds().stream().map(names::of).toList());
    }

    /** @param produces real topics */
    private Application application(
            String name, List<String> shadowGroups, Collection<String> produces, List<String> shadowIds) {
        List<String> shadowTopics = produces.stream().map(names::of).toList();
        return new Application(
                name,
                Optional.empty(),
                new KafkaUse(shadowGroups, List.of(), shadowTopics, shadowIds, List.of(), List.of()),
                IN_PROCESS,
                List.of());
    }

    private void addTopics(Collection<String> more) {
        more.forEach(topic -> topics.put(topic, names.of(topic)));
    }

    private void addGroup(String group, SortedSet<String> read) {
        SortedSet<String> shadows = new TreeSet<>();
        read.forEach(topic -> shadows.add(names.of(topic)));
        reads.put(names.of(group), shadows);
        realGroups.put(names.of(group), group);
    }

    private void addWriters(List<Application> applications) {
        SortedSet<String> unwritten = new TreeSet<>(plan.topics());
        plan.producers().forEach(application -> unwritten.removeAll(application.produces()));
        if (!unwritten.isEmpty()) {
            notes.add("no application of the wave writes " + unwritten.first()
                    + (unwritten.size() > 1 ? " and " + (unwritten.size() - 1) + " other topics" : "")
                    + ", which moves with it: who writes there has to stop at the real cutover, too");
            applications.add(application(WRITERS, List.of(), unwritten, List.of()));
        }
    }

    private List<Application> outside() {
        SortedSet<String> unmoved = new TreeSet<>(topics.keySet());
        unmoved.removeAll(plan.topics());
        return unmoved.isEmpty() ? List.of() : List.of(application(OUTSIDE, List.of(), unmoved, List.of()));
    }

    private void addJudge(List<Application> applications) {
        SortedSet<String> unread = new TreeSet<>(topics.keySet());
        reads.values().forEach(read -> unread.removeIf(topic -> read.contains(names.of(topic))));
        if (!unread.isEmpty()) {
            addGroup(JUDGE, unread);
            applications.add(0, application(JUDGE, List.of(names.of(JUDGE)), List.of(), List.of()));
        }
    }

    private Migration shadowMigration(List<Application> applications, List<Application> outside) {
        List<Application> all = new ArrayList<>(applications);
        all.addAll(outside);
        List<Wave> waves = new ArrayList<>();
        waves.add(new Wave(
                plan.wave(), applications.stream().map(Application::name).toList()));
        if (!outside.isEmpty()) {
            waves.add(new Wave(plan.wave() + "-" + OUTSIDE, List.of(OUTSIDE)));
        }
        return new Migration(
                names.shadowMigration(),
                migration.source(),
                migration.target(),
                new TopicSelection(exactly(topics.values()), Map.of(), true),
                exactly(reads.keySet()),
                migration.policies(),
                inThisProcess(migration.mirror()),
                migration.verify(),
                // Its applications log in as Godwit does, whom nothing may fence.
                migration.cutover().fencedBy(FenceMode.STOP),
                all,
                waves);
    }

    private static Selection exactly(Collection<String> names) {
        return new Selection(
                names.stream().map(name -> Pattern.compile(Pattern.quote(name))).toList(), List.of());
    }

    private static MirrorConfig inThisProcess(MirrorConfig mirror) {
        return new MirrorConfig(
                mirror.engine(),
                mirror.tasks(),
                OptionalLong.empty(),
                REFRESH,
                Optional.empty(),
                mirror.offsets(),
                mirror.slowDown());
    }
}
