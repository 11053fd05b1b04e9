package io.godwit.core.config.schema;

import io.godwit.core.unit.DataSize;
import io.godwit.core.unit.TimeSpan;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of single values. Each also takes a reference such as {@code ${env:NAME}} in its place. */
public final class Types {
    private static final String REFERENCE = "\\$\\{(env|file):[^}]+\\}";

    private static final Pattern PERCENTAGE = Pattern.compile("\\s*(\\d{1,2})\\s*%\\s*");

    private Types() {}

    /** Any text that is not blank. */
    public static ValueType<String> text() {
        return new TextType("text");
    }

    /** A name: letters, digits, dot, dash, underscore. */
    public static ValueType<String> name(String form, Pattern pattern) {
        return new Scalar<>(
                "name",
                form,
                text -> Optional.of(text).filter(pattern.asMatchPredicate()),
                schema -> schema.put("pattern", orReference(pattern.pattern())));
    }

    /** A shell command. References are left to the shell, so that no secret ends up in a command line. */
    public static ValueType<String> command() {
        return new CommandType();
    }

    /** A whole number within the limits. */
    public static ValueType<Integer> integer(int least, int most) {
        return new IntegerType(least, most);
    }

    /** A whole number from 0 to the limit, which may be large. */
    public static ValueType<Long> count(long most) {
        return new CountType(most);
    }

    /** One of the words. */
    public static ValueType<String> oneOf(List<String> words) {
        return new WordType(words);
    }

    /** A time span of at least one millisecond. */
    public static ValueType<Duration> duration() {
        return new Scalar<>(
                "duration",
                TimeSpan.FORM + ", above 0",
                text -> TimeSpan.parse(text).filter(span -> !span.isZero()),
                schema -> schema.put("pattern", orReference("\\s*\\d{1,9}\\s*(ms|s|m|h|d)\\s*")));
    }

    /** A whole percentage below 100, such as {@code 15%}. */
    public static ValueType<Integer> percentage() {
        return new Scalar<>(
                "percentage",
                "a whole percentage from 0% to 99%, such as 15%",
                Types::parsePercentage,
                schema -> schema.put("pattern", orReference("\\s*\\d{1,2}\\s*%\\s*")));
    }

    private static Optional<Integer> parsePercentage(String text) {
        Matcher number = PERCENTAGE.matcher(text);
        return number.matches() ? Optional.of(Integer.parseInt(number.group(1))) : Optional.empty();
    }

    /** A size above 0. */
    public static ValueType<DataSize> size() {
        return new Scalar<>(
                "size",
                DataSize.FORM + ", above 0",
                text -> DataSize.parse(text).filter(size -> size.bytes() > 0),
                schema -> schema.put("pattern", orReference(sizePattern() + "\\s*")));
    }

    /** A rate above 0. */
    public static ValueType<DataSize> rate() {
        return new Scalar<>(
                "rate",
                "a size a second above 0, such as 50MiB/s",
                text -> DataSize.parsePerSecond(text).filter(size -> size.bytes() > 0),
                schema -> schema.put("pattern", orReference(sizePattern() + "\\s*/s\\s*")));
    }

    /** An address of a web service. */
    public static ValueType<URI> httpAddress() {
        return new Scalar<>(
                "URL",
                "an http or https address such as http://connect:8083",
                Types::parseHttpAddress,
                schema -> schema.put("pattern", orReference("https?://.+")));
    }

    /** Empty if it is none. */
    public static Optional<URI> parseHttpAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String sizePattern() {
        return "\\s*\\d{1,18}(\\.\\d{1,6})?\\s*([bB]|[kKmMgGtT][iI]?[bB])";
    }

    static String orReference(String pattern) {
        return "^(" + pattern + "|.*" + REFERENCE + ".*)$";
    }
}
