package io.godwit.core.connect;

import io.godwit.core.config.ConnectConfig;
import io.godwit.core.config.InternalTopicRule;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which topics hold a Connect cluster's state. Connect tells nobody, so what migration.yaml does not say is taken from the
 * topics' names, as long as only one fits.
 */
public final class StorageTopics {
    private StorageTopics() {}

    /** @return by what they hold: configs, offsets, status; what is not known is left out */
    public static SortedMap<String, String> of(ConnectConfig.StorageTopics given, Collection<String> topics) {
        SortedMap<String, String> found = new TreeMap<>();
        put(found, "configs", given.configs(), "configs?", topics);
        put(found, "offsets", given.offsets(), "offsets?", topics);
        put(found, "status", given.status(), "status(es)?", topics);
        return found;
    }

    private static void put(
            SortedMap<String, String> found,
            String kind,
            Optional<String> given,
            String ending,
            Collection<String> topics) {
        Pattern name = Pattern.compile(".*[-_.]" + ending);
        List<String> fitting = topics.stream()
                .filter(topic -> InternalTopicRule.of(topic).equals(Optional.of(InternalTopicRule.CONNECT)))
                .filter(name.asMatchPredicate())
                .toList();
        given.or(() -> fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty())
                .ifPresent(topic -> found.put(kind, topic));
    }
}
