package io.godwit.connect.host;

import java.util.Arrays;
import java.util.List;

/** The one line of a stack trace that tells an operator something. */
public final class RootCause {
    private static final int LONGEST = 300;
    private static final String CAUSED_BY = "Caused by: ";

    private RootCause() {}

    /** The deepest cause: its class without the package, and its message. */
    public static String of(String trace) {
        List<String> lines = Arrays.stream(trace.split("\n"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty()) {
            return "no cause was told";
        }
        String deepest = lines.stream()
                .filter(line -> line.startsWith(CAUSED_BY))
                .reduce((first, second) -> second)
                .map(line -> line.substring(CAUSED_BY.length()))
                .orElse(lines.get(0));
        return shortened(withoutPackage(deepest));
    }

    /** As {@link #of(String)}, for an exception at hand. */
    public static String of(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        return shortened(withoutPackage(deepest.toString()));
    }

    private static String withoutPackage(String line) {
        int colon = line.indexOf(':');
        String type = colon < 0 ? line : line.substring(0, colon);
        return type.contains(" ") ? line : line.substring(type.lastIndexOf('.') + 1);
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
