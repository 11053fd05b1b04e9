package io.godwit.core.security.iam;

import io.godwit.core.security.acl.AclPattern;
import java.util.regex.Pattern;

/**
 * The end of a resource's ARN in a policy: {@code *} is any text and {@code ?} any one character; to mean the characters
 * themselves they are written as the policy variables <code>${*}</code>, <code>${?}</code> and <code>${$}</code>.
 */
final class ArnPattern {
    private ArnPattern() {}

    /** Whether a policy document can hold this name: IAM takes the characters U+0020 to U+00FF. */
    static boolean canHold(String name) {
        return name.chars().allMatch(character -> character >= 0x20 && character <= 0xFF);
    }

    static String of(AclPattern pattern) {
        if (pattern.isAny()) {
            return "*";
        }
        return escape(pattern.name()) + (pattern.kind() == AclPattern.Kind.PREFIXED ? "*" : "");
    }

    private static String escape(String name) {
        StringBuilder escaped = new StringBuilder();
        for (int index = 0; index < name.length(); index++) {
            char character = name.charAt(index);
            escaped.append("*?$".indexOf(character) < 0 ? String.valueOf(character) : "${" + character + "}");
        }
        return escaped.toString();
    }

    /** Reads an ARN of a policy as IAM does. */
    static Pattern compile(String arn) {
        StringBuilder regex = new StringBuilder();
        for (int index = 0; index < arn.length(); index++) {
            char character = arn.charAt(index);
            boolean variable = arn.startsWith("${", index) && arn.startsWith("}", index + 3);
            if (variable) {
                regex.append(Pattern.quote(arn.substring(index + 2, index + 3)));
                index += 3;
            } else if (character == '*') {
                regex.append(".*");
            } else if (character == '?') {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(character)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
