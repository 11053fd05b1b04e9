package io.godwit.core.security.iam;

import io.godwit.core.security.acl.Acl;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Names of policies: letters, digits and {@code +=,.@_-}, 128 characters at most, different for different principals. */
public final class PolicyName {
    private static final int MOST = 100;

    private PolicyName() {}

    /**
     * @param migration name of the migration
     * @param number of the document, counted from 1
     */
    public static String of(String migration, String principal, int number) {
        String plain = principal.equals(Acl.EVERYBODY)
                ? "everybody"
                : principal.replaceFirst("^User:", "").replaceAll("[^A-Za-z0-9+=,.@_-]", "-");
        boolean changed = !("User:" + plain).equals(principal);
        String name = "kafka-" + migration + "-" + (changed ? plain + "-" + checksum(principal) : plain);
        String cut = name.length() > MOST ? name.substring(0, MOST) + "-" + checksum(principal) : name;
        return cut + (number > 1 ? "-" + number : "");
    }

    /** Eight hexadecimal digits at most. */
    static String checksum(String principal) {
        CRC32 checksum = new CRC32();
        checksum.update(principal.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }
}
