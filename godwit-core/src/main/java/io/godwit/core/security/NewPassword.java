package io.godwit.core.security;

import java.security.SecureRandom;

/** Passwords that nobody chose: 32 letters and digits, some 190 bits, that need no quoting anywhere. */
public final class NewPassword {
    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 32;

    private NewPassword() {}

    public static String make(SecureRandom random) {
        StringBuilder password = new StringBuilder();
        random.ints(LENGTH, 0, CHARACTERS.length()).forEach(index -> password.append(CHARACTERS.charAt(index)));
        return password.toString();
    }
}
