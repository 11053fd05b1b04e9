package io.godwit.aws.secret;

import java.util.Optional;

/** Where new passwords are kept for those who need them. */
public interface PasswordStore {
    /** The password that is kept for a user, if there is one. */
    Optional<String> kept(String user);

    /** Makes a password and keeps it before it is returned; one that is kept is returned again. */
    String make(String user);
}
