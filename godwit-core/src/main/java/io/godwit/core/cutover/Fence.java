package io.godwit.core.cutover;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.godwit.core.security.acl.Acl;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Godwit itself has put up on the source to keep a wave's writers off. It is stored before it is put up, so that
 * nothing of it is forgotten; what others have put up there is never part of it.
 *
 * @param acls denying rules that were not there before
 * @param former the limits that held before Godwit's own took their place
 */
public record Fence(List<Acl> acls, List<ProducerLimit> former) {
    /** Bytes a second, for each broker: the least that a quota can say. */
    public static final double TRICKLE = 1;

    /** Nothing stands. */
    public static final Fence NONE = new Fence(List.of(), List.of());

    public Fence {
        acls = List.copyOf(acls);
        former = List.copyOf(former);
    }

    @JsonIgnore
    public boolean isStanding() {
        return !acls.isEmpty() || !former.isEmpty();
    }

    /** This one and what a plan adds. What is remembered already stays as it is remembered. */
    public Fence with(FencePlan plan) {
        SortedSet<Acl> allAcls = new TreeSet<>(acls);
        allAcls.addAll(plan.acls());
        Set<Object> known = former.stream().map(ProducerLimit::entity).collect(Collectors.toSet());
        List<ProducerLimit> allLimits = new ArrayList<>(former);
        plan.former().stream().filter(limit -> !known.contains(limit.entity())).forEach(allLimits::add);
        return new Fence(List.copyOf(allAcls), allLimits);
    }

    /** Who is kept off: principals, users and client ids. */
    public List<String> who() {
        return Stream.concat(acls.stream().map(Acl::principal), former.stream().map(ProducerLimit::words))
                .distinct()
                .sorted()
                .toList();
    }

    /** One line. */
    public String words() {
        if (!isStanding()) {
            return "no fence";
        }
        List<String> parts = new ArrayList<>();
        if (!acls.isEmpty()) {
            long resources = acls.stream().map(Acl::pattern).distinct().count();
            parts.add("WRITE denied on " + resources + (resources == 1 ? " resource" : " resources") + " to "
                    + names(acls.stream().map(Acl::principal)));
        }
        if (!former.isEmpty()) {
            parts.add("all but stopped by quota: " + names(former.stream().map(ProducerLimit::words)));
        }
        return String.join("; ", parts);
    }

    private static String names(Stream<String> all) {
        return Readiness.few(all.distinct().sorted().toList());
    }
}
