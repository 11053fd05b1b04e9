package io.godwit.core.registry;

import java.util.Objects;

/** One version of a subject. */
public record VersionName(SubjectName subject, int version) implements Comparable<VersionName> {
    public VersionName {
        Objects.requireNonNull(subject);
    }

    @Override
    public int compareTo(VersionName other) {
        int bySubject = subject.compareTo(other.subject);
        return bySubject != 0 ? bySubject : Integer.compare(version, other.version);
    }

    @Override
    public String toString() {
        return subject + " version " + version;
    }
}
