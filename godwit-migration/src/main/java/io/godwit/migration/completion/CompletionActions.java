package io.godwit.migration.completion;

import io.godwit.core.completion.Completion;
import io.godwit.core.journal.Lease;
import java.util.List;
import java.util.SortedMap;

/** What is done at the end of a migration. Each can be repeated. Lines say what was done, and are empty where nothing was. */
interface CompletionActions {
    /** Removes the connectors that a mirror left behind on a Connect cluster. */
    List<String> removeConnectors();

    /** Gives all topics the configs that were held back while they were copied. */
    List<String> restoreConfigs(Lease operator);

    /** Takes away what Godwit put on the source to keep writers out. */
    List<String> removeFences(Lease operator);

    /**
     * What is kept of the migration.
     *
     * @param completed as it will be stored when the evidence is written
     * @return the content of each file by its name
     */
    SortedMap<String, String> evidence(Lease operator, Completion completed);
}
