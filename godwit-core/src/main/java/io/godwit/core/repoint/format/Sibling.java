package io.godwit.core.repoint.format;

import java.util.Map;
import java.util.Optional;

/** How further settings are written beside one, in the file's own style. */
@FunctionalInterface
public interface Sibling {
    /** Nothing can be written beside it. */
    Sibling NONE = (settings, parent) -> Optional.empty();

    /**
     * @param settings keys, as they are written in this place, with values, in order
     * @param parent a mapping to write them into, which does not exist yet
     * @return the insertion; empty if this place can't hold it
     */
    Optional<Edit> insert(Map<String, String> settings, Optional<String> parent);
}
