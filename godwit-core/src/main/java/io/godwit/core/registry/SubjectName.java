package io.godwit.core.registry;

import java.util.Objects;

/**
 * A subject with its context, written as registries do: {@code orders-value} in the default context,
 * {@code :.crm:orders-value} in the context {@code .crm}.
 *
 * @param context {@code .} for the default one
 * @param subject empty for what concerns a context as a whole
 */
public record SubjectName(String context, String subject) implements Comparable<SubjectName> {
    /** The context of subjects that name none. */
    public static final String DEFAULT_CONTEXT = ".";

    public SubjectName {
        Objects.requireNonNull(context);
        Objects.requireNonNull(subject);
    }

    /** Reads what {@link #qualified} writes. */
    public static SubjectName of(String qualified) {
        int end = qualified.indexOf(':', 1);
        return qualified.startsWith(":.") && end > 0
                ? new SubjectName(qualified.substring(1, end), qualified.substring(end + 1))
                : new SubjectName(DEFAULT_CONTEXT, qualified);
    }

    /** A reference's subject, which belongs to the context of the schema that has the reference unless it names one. */
    public static SubjectName within(String context, String reference) {
        return reference.startsWith(":.") ? of(reference) : new SubjectName(context, reference);
    }

    /** As the registry's API calls it. */
    public String qualified() {
        return context.equals(DEFAULT_CONTEXT) ? subject : ":" + context + ":" + subject;
    }

    @Override
    public int compareTo(SubjectName other) {
        int byContext = context.compareTo(other.context);
        return byContext != 0 ? byContext : subject.compareTo(other.subject);
    }

    @Override
    public String toString() {
        return qualified();
    }
}
