package io.godwit.core.security.iam;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One statement of a policy, in IAM's own words.
 *
 * @param effect {@code Allow} or {@code Deny}; denied is stronger
 */
@JsonPropertyOrder({"Effect", "Action", "Resource"})
public record IamStatement(
        @JsonProperty("Effect") String effect,
        @JsonProperty("Action") SortedSet<String> actions,
        @JsonProperty("Resource") SortedSet<String> resources) {
    static final String ALLOW = "Allow";
    static final String DENY = "Deny";

    public IamStatement {
        actions = Collections.unmodifiableSortedSet(new TreeSet<>(actions));
        resources = Collections.unmodifiableSortedSet(new TreeSet<>(resources));
    }

    /** The same for one more resource. */
    IamStatement with(String resource) {
        TreeSet<String> more = new TreeSet<>(resources);
        more.add(resource);
        return new IamStatement(effect, actions, more);
    }

    boolean speaksAlike(IamStatement other) {
        return effect.equals(other.effect) && actions.equals(other.actions);
    }
}
