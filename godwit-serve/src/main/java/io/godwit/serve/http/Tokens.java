package io.godwit.serve.http;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ServeError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who may act: tokens by the names of their owners. Only their SHA-256 is kept, and all are compared in constant time, so
 * that the time of an answer tells nothing about them.
 */
public final class Tokens {
    /** Nobody may act. */
    public static final Tokens NONE = new Tokens(new TreeMap<>());

    /** Shorter ones could be guessed. */
    public static final int SHORTEST = 16;

    private final SortedMap<String, byte[]> hashes;

    private Tokens(SortedMap<String, byte[]> hashes) {
        this.hashes = hashes;
    }

    /**
     * Reads a file of tokens: one a line, as {@code name: token}, or the token alone; {@code #} begins a comment.
     *
     * @param origin the file or the variable, for messages
     */
    public static Tokens parse(String text, String origin) {
        SortedMap<String, byte[]> hashes = new TreeMap<>();
        for (String raw : text.split("\n", -1)) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            String name = colon < 0 ? "operator" : line.substring(0, colon).strip();
            String token = line.substring(colon + 1).strip();
            if (!name.matches("[A-Za-z0-9._@-]{1,64}")) {
                throw unusable(origin, "a name has 1 to 64 letters, digits, dots, dashes, underscores or @");
            }
            if (token.length() < SHORTEST) {
                throw unusable(origin, "the token of " + name + " is shorter than " + SHORTEST + " characters");
            }
            if (hashes.put(name, hash(token)) != null) {
                throw unusable(origin, name + " has two tokens");
            }
        }
        if (hashes.isEmpty()) {
            throw unusable(origin, "it holds no token");
        }
        return new Tokens(hashes);
    }

    private static GodwitException unusable(String origin, String why) {
        return new GodwitException(
                ServeError.TOKENS_UNUSABLE,
                origin,
                why,
                "write lines such as 'alice: TOKEN'; openssl rand -base64 32 makes a token");
    }

    /** A new token of 256 random bits, for URLs and headers. */
    public static String generate() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    public boolean isEmpty() {
        return hashes.isEmpty();
    }

    /** Whose token that is. */
    Optional<String> owner(String token) {
        byte[] given = hash(token);
        Optional<String> owner = Optional.empty();
        for (Map.Entry<String, byte[]> entry : hashes.entrySet()) {
            if (MessageDigest.isEqual(entry.getValue(), given)) {
                owner = Optional.of(entry.getKey());
            }
        }
        return owner;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names alone. */
    @Override
    public String toString() {
        return hashes.keySet().toString();
    }
}
