package io.godwit.aws.secret;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Passwords in memory. */
final class KeptPasswords implements PasswordStore {
    final Map<String, String> all = new TreeMap<>();

    @Override
    public Optional<String> kept(String user) {
        return Optional.ofNullable(all.get(user));
    }

    @Override
    public String make(String user) {
        return all.computeIfAbsent(user, name -> "made-for-" + name);
    }
}
