package io.godwit.core.security.acl;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every question by which two access models can be told apart: all principals, at all addresses, on all resources, with all
 * operations. Rules compare whole names and prefixes only, so a few names stand for all that there are and will be: each name and
 * prefix that a rule has, a longer one for each prefix, and one that no rule is about. A name that is not among them is matched by
 * the same rules as the longer one of the longest prefix that it begins with.
 */
public final class Requests {
    /** Stands for every address that no rule names. */
    public static final String ELSEWHERE = "0.0.0.0";

    private static final String OTHER = "~other~";

    private final SortedSet<String> principals;
    private final SortedSet<String> hosts = new TreeSet<>();
    private final Map<AclResourceType, SortedSet<String>> names = new EnumMap<>(AclResourceType.class);

    /**
     * @param principals whom to ask for
     * @param acls the rules of both models
     */
    public Requests(Collection<String> principals, Collection<Acl> acls) {
        this.principals = new TreeSet<>(principals);
        hosts.add(ELSEWHERE);
        for (AclResourceType type : AclResourceType.values()) {
            names.put(type, new TreeSet<>());
            add(type, type == AclResourceType.CLUSTER ? AclResourceType.CLUSTER_NAME : OTHER);
        }
        for (Acl acl : acls) {
            if (!acl.isForEveryHost()) {
                hosts.add(acl.host());
            }
            addNames(acl.pattern());
        }
    }

    private void addNames(AclPattern pattern) {
        if (pattern.type() == AclResourceType.CLUSTER || pattern.isAny()) {
            return;
        }
        add(pattern.type(), pattern.name());
        if (pattern.kind() == AclPattern.Kind.PREFIXED) {
            add(pattern.type(), pattern.name() + OTHER);
        }
    }

    private void add(AclResourceType type, String name) {
        names.computeIfAbsent(type, other -> new TreeSet<>()).add(name);
    }

    /** How many questions there are. */
    public long count() {
        long ofOneClient = names.entrySet().stream()
                .mapToLong(entry -> (long) entry.getValue().size()
                        * operations(entry.getKey()).size())
                .sum();
        return ofOneClient * principals.size() * hosts.size();
    }

    /** All of them, by principal, type, name and operation, the sample address first. */
    public Stream<AccessRequest> stream() {
        return principals.stream()
                .flatMap(principal -> names.entrySet().stream().flatMap(entry -> entry.getValue().stream()
                        .flatMap(name -> operations(entry.getKey()).stream().flatMap(operation -> hosts.stream()
                                .map(host -> new AccessRequest(principal, host, entry.getKey(), name, operation))))));
    }

    // CREATE on the cluster is about topics, and part of the question whether one may be made.
    private static Set<AclOperation> operations(AclResourceType type) {
        EnumSet<AclOperation> operations = EnumSet.copyOf(type.operations());
        if (type == AclResourceType.CLUSTER) {
            operations.remove(AclOperation.CREATE);
        }
        return operations;
    }
}
