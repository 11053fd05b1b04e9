package io.godwit.core.tasks;

import io.godwit.core.journal.Journal;
import io.godwit.core.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The order of the tasks of one direction and their reports, among the values of the journal. Whoever directs them calls {@link
 * #give}; each task calls {@link #order}, {@link #tell} and {@link #forget}.
 */
public final class TaskBoard {
    /** Then follow the direction and what it is. */
    private static final String PREFIX = "tasks/";

    private final Journal journal;
    private final String orderKey;
    private final String taskPrefix;
    private final String topicPrefix;
    private String lastJson = "";
    private Optional<TaskOrder> last = Optional.empty();
    /** Most reports are the same as a second ago. */
    private final SortedMap<String, Parsed> parsed = new TreeMap<>();

    private record Parsed(String json, TopicReport report) {}

    /** @param direction a word without a slash */
    public TaskBoard(Journal journal, String direction) {
        this.journal = journal;
        this.orderKey = PREFIX + direction + "/order";
        this.taskPrefix = PREFIX + direction + "/task/";
        this.topicPrefix = PREFIX + direction + "/topic/";
    }

    /** The order that holds; empty before the first. */
    public Optional<TaskOrder> order() {
        Optional<String> json = journal.get(orderKey);
        if (json.isPresent() && !json.get().equals(lastJson)) {
            lastJson = json.get();
            last = Optional.of(Json.read(lastJson, TaskOrder.class));
        }
        return json.isEmpty() ? Optional.empty() : last;
    }

    /**
     * Orders this, unless the order that holds says the same. Topics that are in it no more are leaving until every task has said
     * that it follows and has nothing of them under way.
     *
     * @param renewed topics that are begun anew though they are in the order that holds
     * @return the order that holds now
     */
    public TaskOrder give(TaskOrder wanted, Set<String> renewed) {
        Optional<TaskOrder> before = order();
        long number = before.map(TaskOrder::number).orElse(0L) + 1;
        SortedMap<String, OrderedTopic> known =
                before.map(TaskOrder::topics).map(TreeMap::new).orElseGet(TreeMap::new);
        SortedMap<String, OrderedTopic> topics = new TreeMap<>();
        wanted.topics().forEach((name, topic) -> {
            OrderedTopic former = known.get(name);
            topics.put(name, topic.since(former == null || renewed.contains(name) ? number : former.since()));
        });
        SortedMap<String, Long> leaving =
                before.map(TaskOrder::leaving).map(TreeMap::new).orElseGet(TreeMap::new);
        before.ifPresent(order -> leaving.keySet().removeAll(gone(order)));
        known.keySet().forEach(topic -> leaving.put(topic, number));
        leaving.keySet().removeAll(topics.keySet());
        boolean saysTheSame = before.isPresent()
                && before.get().equals(wanted.with(before.get().number(), topics, leaving));
        if (saysTheSame) {
            return before.get();
        }
        TaskOrder next = wanted.with(number, topics, leaving);
        journal.put(orderKey, Json.line(next));
        return next;
    }

    /** The leaving topics of which no task has anything under way any more. */
    private Set<String> gone(TaskOrder order) {
        if (order.leaving().isEmpty()) {
            return Set.of();
        }
        Set<String> gone = new TreeSet<>(order.leaving().keySet());
        SortedMap<Integer, TaskReport> tasks = tasks();
        for (int task = 0; task < order.tasks(); task++) {
            TaskReport report = tasks.get(task);
            gone.removeIf(
                    topic -> report == null || report.order() < order.leaving().getOrDefault(topic, 0L));
        }
        topics().stream()
                .filter(report -> report.task() < order.tasks())
                .forEach(report -> gone.remove(report.topic()));
        return gone;
    }

    /** The last word of each task. */
    public SortedMap<Integer, TaskReport> tasks() {
        SortedMap<Integer, TaskReport> reports = new TreeMap<>();
        journal.getAll(taskPrefix).values().forEach(json -> {
            TaskReport report = Json.read(json, TaskReport.class);
            reports.put(report.task(), report);
        });
        return reports;
    }

    /** The last word of a task; empty before its first. */
    public Optional<TaskReport> task(int task) {
        return journal.get(taskPrefix + task).map(json -> Json.read(json, TaskReport.class));
    }

    /** What all tasks have to say of topics, also of former ones. */
    public List<TopicReport> topics() {
        SortedMap<String, String> values = journal.getAll(topicPrefix);
        parsed.keySet().retainAll(values.keySet());
        values.forEach((key, json) -> {
            Parsed known = parsed.get(key);
            if (known == null || !known.json().equals(json)) {
                parsed.put(key, new Parsed(json, Json.read(json, TopicReport.class)));
            }
        });
        return parsed.values().stream().map(Parsed::report).toList();
    }

    /** The topics of which this task, or a former run of it, has something to say. */
    public List<TopicReport> topicsOf(int task) {
        return journal.getAll(topicPrefix + task + "/").values().stream()
                .map(json -> Json.read(json, TopicReport.class))
                .toList();
    }

    public void tell(TaskReport report) {
        journal.put(taskPrefix + report.task(), Json.line(report));
    }

    public void tell(Collection<TopicReport> reports) {
        SortedMap<String, String> values = new TreeMap<>();
        reports.forEach(report -> values.put(key(report.task(), report.topic()), Json.line(report)));
        if (!values.isEmpty()) {
            journal.putAll(values);
        }
    }

    /** Nothing of these topics is under way in this task any more. */
    public void forget(int task, Collection<String> topics) {
        topics.forEach(topic -> journal.remove(key(task, topic)));
    }

    /** Removes what tasks told that exist no more. */
    public void forgetTasksFrom(int tasks) {
        List<String> stale = new ArrayList<>();
        tasks().keySet().stream().filter(task -> task >= tasks).forEach(task -> stale.add(taskPrefix + task));
        topics().stream()
                .filter(report -> report.task() >= tasks)
                .forEach(report -> stale.add(key(report.task(), report.topic())));
        stale.forEach(journal::remove);
    }

    private String key(int task, String topic) {
        return topicPrefix + task + "/" + topic;
    }
}
