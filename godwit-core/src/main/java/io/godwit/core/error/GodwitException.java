package io.godwit.core.error;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one exception that reaches a user. It says what went wrong, with which resource, why, and what to do next:
 *
 * <pre>GW-MIR-014 orders-7: target refused a 1,312,004-byte record (max.message.bytes=1048588). Fix: ...</pre>
 */
public final class GodwitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final String resource;
    private final String reason;
    private final String fix;
    private final transient List<Problem> problems;

    /**
     * @param code the stable code
     * @param resource what it concerns: a topic, a partition, a group, an address, a file
     * @param reason what happened and why, one or more sentences without a full stop at the end
     * @param fix what the user can do next, ideally a command
     */
    public GodwitException(ErrorCode code, String resource, String reason, String fix) {
        this(code, resource, reason, fix, null, List.of());
    }

    /** As the other constructor, keeping the cause for {@code --debug}. */
    public GodwitException(ErrorCode code, String resource, String reason, String fix, @Nullable Throwable cause) {
        this(code, resource, reason, fix, cause, List.of());
    }

    /** Several problems of one resource at once; the reason sums them up, and they are shown one a line. */
    public GodwitException(ErrorCode code, String resource, String reason, String fix, List<Problem> problems) {
        this(code, resource, reason, fix, null, problems);
    }

    private GodwitException(
            ErrorCode code,
            String resource,
            String reason,
            String fix,
            @Nullable Throwable cause,
            List<Problem> problems) {
        super(message(code, resource, reason, fix, problems), cause);
        this.code = Objects.requireNonNull(code);
        this.resource = Objects.requireNonNull(resource);
        this.reason = Objects.requireNonNull(reason);
        this.fix = Objects.requireNonNull(fix);
        this.problems = List.copyOf(problems);
    }

    private static String message(ErrorCode code, String resource, String reason, String fix, List<Problem> problems) {
        String details =
                String.join("; ", problems.stream().map(Problem::toString).toList());
        return code.id() + " " + resource + ": " + reason + (details.isEmpty() ? "" : ": " + details) + ". Fix: " + fix;
    }

    public ErrorCode code() {
        return code;
    }

    public String resource() {
        return resource;
    }

    public String reason() {
        return reason;
    }

    public String fix() {
        return fix;
    }

    /** What is wrong in particular, where one error stands for several; else empty. */
    public List<Problem> problems() {
        return problems;
    }
}
