package io.godwit.core.cutover;

import io.godwit.core.journal.Journal;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.json.Json;
import io.godwit.core.model.ClusterSide;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the states of one wave in the journal's keyed store, and tells each step as an event.
 *
 * <p>Invariant: a state is stored together with the step that led to it, and the event is appended afterwards. A process
 * that dies in between leaves a state whose step has no event; {@link #repair} appends it. So no step is missing in the
 * audit log, and none is told twice.
 */
public final class CutoverStore {
    /**
     * Keys begin with this; then follow the wave and {@code /consumers/<application>}, {@code /producers}, {@code /fence},
     * {@code /files/<application>} or {@code /connectors/<application>}.
     */
    public static final String PREFIX = "cutover/";

    private static final String FENCE = "/fence";
    private static final String FILES = "/files/";
    private static final String CONNECTORS = "/connectors/";

    private final Journal journal;
    private final String wave;
    private final String actor;
    private final Clock clock;
    private long sequence;

    /** @param actor who acts; not needed to read */
    public CutoverStore(Journal journal, String wave, String actor, Clock clock) {
        this.journal = journal;
        this.wave = wave;
        this.actor = actor;
        this.clock = clock;
        this.sequence = entries().keySet().stream().reduce(0L, Math::max);
    }

    /** A state as it is stored. */
    record ConsumerEntry(CutoverStep step, ConsumerState state) {}

    /** A state as it is stored. */
    record ProducerEntry(CutoverStep step, ProducerState state) {}

    /** A fence as it is stored. */
    record FenceEntry(CutoverStep step, @Nullable Fence fence) {
        Fence known() {
            return fence == null ? Fence.NONE : fence;
        }
    }

    /** For which cluster files are written, as it is stored. */
    record FilesEntry(CutoverStep step, WrittenFiles files) {}

    /** On which side connectors ran last, as it is stored. */
    record ConnectorsEntry(CutoverStep step, LastRun connectors) {}

    /** What all kinds of entries have in common. */
    record Entry(CutoverStep step) {}

    public ConsumerState consumer(String application) {
        return journal.get(consumerKey(application))
                .map(json -> Json.read(json, ConsumerEntry.class).state())
                .orElse(ConsumerState.INITIAL);
    }

    public ProducerState producers() {
        return journal.get(producersKey())
                .map(json -> Json.read(json, ProducerEntry.class).state())
                .orElse(ProducerState.OnSource.FIRST);
    }

    /** The last step of a subject. */
    public Optional<CutoverStep> lastStep(String subject) {
        return journal.get(subject.equals(CutoverStep.PRODUCERS) ? producersKey() : consumerKey(subject))
                .map(json -> Json.read(json, Entry.class).step());
    }

    /** Every application that was touched, with its state. */
    public SortedMap<String, ConsumerState> consumers() {
        SortedMap<String, ConsumerState> states = new TreeMap<>();
        String prefix = PREFIX + wave + "/consumers/";
        journal.getAll(prefix)
                .forEach((key, json) -> states.put(
                        key.substring(prefix.length()),
                        Json.read(json, ConsumerEntry.class).state()));
        return states;
    }

    public void save(String application, ConsumerState state, String note) {
        CutoverStep step = next(application, state.word(), note);
        journal.put(consumerKey(application), Json.line(new ConsumerEntry(step, state)));
        tell(step);
    }

    public void save(ProducerState state, String note) {
        CutoverStep step = next(CutoverStep.PRODUCERS, state.word(), note);
        journal.put(producersKey(), Json.line(new ProducerEntry(step, state)));
        tell(step);
    }

    /** What Godwit has put up on the source for this wave. */
    public Fence fence() {
        return journal.get(PREFIX + wave + FENCE)
                .map(json -> Json.read(json, FenceEntry.class).known())
                .orElse(Fence.NONE);
    }

    public void save(Fence fence, String note) {
        CutoverStep step = next(CutoverStep.PRODUCERS, "FENCE", note);
        journal.put(PREFIX + wave + FENCE, Json.line(new FenceEntry(step, fence)));
        tell(step);
    }

    /** The fences of all waves. An application may be called "fence": what it has stored is none. */
    static List<Fence> fences(Journal journal) {
        return journal.getAll(PREFIX).entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(FENCE))
                .map(entry -> Json.read(entry.getValue(), FenceEntry.class).known())
                .toList();
    }

    /** For which cluster each application's files were written last, if they ever were. */
    public SortedMap<String, WrittenFiles> files() {
        SortedMap<String, WrittenFiles> files = new TreeMap<>();
        String prefix = PREFIX + wave + FILES;
        journal.getAll(prefix)
                .forEach((key, json) -> files.put(
                        key.substring(prefix.length()),
                        Json.read(json, FilesEntry.class).files()));
        return files;
    }

    public void save(String application, WrittenFiles files, String note) {
        CutoverStep step = next(application, "FILES", note);
        journal.put(PREFIX + wave + FILES + application, Json.line(new FilesEntry(step, files)));
        tell(step);
    }

    /** Where an application's connectors ran last, or are about to; the source if nothing is stored. */
    public ClusterSide connectorsRanOn(String application) {
        return journal.get(PREFIX + wave + CONNECTORS + application)
                .map(json -> Json.read(json, ConnectorsEntry.class).connectors().side())
                .orElse(ClusterSide.SOURCE);
    }

    /** To be stored once they can be started on that side, and before they are. */
    public void saveConnectors(String application, ClusterSide side, String note) {
        CutoverStep step = next(application, "CONNECTORS", note);
        journal.put(PREFIX + wave + CONNECTORS + application, Json.line(new ConnectorsEntry(step, new LastRun(side))));
        tell(step);
    }

    /** Tells something that changes no state, such as what a command printed. */
    public void note(String subject, String state, String note) {
        tell(next(subject, state, note));
    }

    /** Appends the events that a killed process could not append any more. */
    public void repair() {
        List<Long> told = journal.events().stream()
                .filter(event -> event.type().equals(CutoverStep.EVENT))
                .map(event -> Json.from(event.details(), CutoverStep.class))
                .filter(step -> step.wave().equals(wave))
                .map(CutoverStep::sequence)
                .toList();
        sequence = Math.max(sequence, told.stream().reduce(0L, Math::max));
        entries().forEach((number, step) -> {
            if (!told.contains(number)) {
                tell(step);
            }
        });
    }

    private SortedMap<Long, CutoverStep> entries() {
        SortedMap<Long, CutoverStep> entries = new TreeMap<>();
        journal.getAll(PREFIX + wave + "/").values().forEach(json -> {
            CutoverStep step = Json.read(json, Entry.class).step();
            entries.put(step.sequence(), step);
        });
        return entries;
    }

    private CutoverStep next(String subject, String state, String note) {
        Instant now = clock.instant();
        return new CutoverStep(++sequence, now, wave, subject, state, note);
    }

    private void tell(CutoverStep step) {
        journal.append(new JournalEvent(step.at(), CutoverStep.EVENT, actor, Json.tree(step)));
    }

    private String consumerKey(String application) {
        return PREFIX + wave + "/consumers/" + application;
    }

    private String producersKey() {
        return PREFIX + wave + "/producers";
    }
}
