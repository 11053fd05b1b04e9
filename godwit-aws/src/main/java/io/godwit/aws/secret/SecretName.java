package io.godwit.aws.secret;

import java.nio.charset.StandardCharsets;

/** Names of secrets, as MSK and Secrets Manager want them. */
public final class SecretName {
    /** What MSK wants each name to begin with. */
    public static final String MSK_PREFIX = "AmazonMSK_";

    /** Secrets Manager takes no longer name. */
    static final int LONGEST = 512;

    private static final String TAKEN_AS_IT_IS = "/_+.@-";

    private SecretName() {}

    /** Whether all names that begin so can be those of SCRAM users' secrets. */
    static boolean isPrefix(String text) {
        return text.matches(MSK_PREFIX + "[A-Za-z0-9/_+=.@-]*");
    }

    /**
     * The name for a user. What a name can't have is written as {@code =} and two hexadecimal digits for each byte of UTF-8, so that
     * no two users have the same.
     */
    static String of(String prefix, String user) {
        StringBuilder name = new StringBuilder(prefix);
        for (byte unit : user.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (unit & 0xff);
            boolean plain = letter < 0x80 && (Character.isLetterOrDigit(letter) || TAKEN_AS_IT_IS.indexOf(letter) >= 0);
            name.append(plain ? String.valueOf(letter) : String.format("=%02X", (int) letter));
        }
        return name.toString();
    }
}
