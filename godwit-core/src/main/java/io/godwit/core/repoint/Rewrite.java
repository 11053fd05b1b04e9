package io.godwit.core.repoint;

import java.util.List;

/**
 * What a text becomes.
 *
 * @param text the new text; the same one if nothing changes
 * @param references what was found, in the order of lines
 */
public record Rewrite(String text, List<Reference> references) {
    public Rewrite {
        references = List.copyOf(references);
    }

    /** The number of references alone: the text may hold secrets. */
    @Override
    public String toString() {
        return references.size() + " references";
    }
}
