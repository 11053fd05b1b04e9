package io.godwit.core.waves;

import io.godwit.core.config.InternalTopicRule;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** The topics in which Connect and a schema registry keep their state: read and written without a group. */
final class SharedServices {
    private SharedServices() {}

    /** Gives them to the only application that they can be of; where there are several, nobody can tell. */
    static void attribute(Links links, Collection<ApplicationDraft> drafts) {
        SortedSet<String> state = links.topics(InternalTopicRule.CONNECT);
        SortedSet<String> bases = new TreeSet<>();
        state.forEach(topic -> bases.add(topic.replaceFirst("[-_.](configs?|offsets?|status(es)?)$", "")));
        if (bases.size() == 1) {
            give(links.services().workers(), state, "it is the state of the only Connect cluster", drafts);
        }
        SortedSet<String> schemas = links.topics(InternalTopicRule.SCHEMA_REGISTRY);
        if (schemas.size() == 1) {
            give(links.services().registries(), schemas, "it holds the schemas of the only registry", drafts);
        }
    }

    private static void give(
            SortedSet<String> groups, SortedSet<String> topics, String because, Collection<ApplicationDraft> drafts) {
        if (groups.size() != 1) {
            return;
        }
        drafts.stream()
                .filter(draft -> draft.hasGroup(groups.first()))
                .forEach(draft -> topics.forEach(topic -> {
                    draft.reads(topic, because);
                    draft.writes(topic, because);
                }));
    }
}
