package io.godwit.core.waves;

import java.util.regex.Pattern;

/** Transactional ids, of which each instance of a producer has one of its own. */
final class TransactionalIds {
    private static final Pattern INSTANCE = Pattern.compile(
            "[-_.]?([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}([-_.][0-9]+)*|[0-9]+([-_.][0-9]+)*)$");

    private TransactionalIds() {}

    /** What is common to the instances: the id without the number, or the UUID, at its end; the id itself if nothing were left. */
    static String prefix(String transactionalId) {
        String prefix = INSTANCE.matcher(transactionalId).replaceFirst("");
        return prefix.isEmpty() ? transactionalId : prefix;
    }
}
