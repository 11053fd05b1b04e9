package io.godwit.migration.security;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.SecurityError;
import io.godwit.core.security.NewPassword;
import io.godwit.migration.plan.ApplySecurity;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One properties file a user, which a client can take as it is, in a folder that is its owner's alone (mode 700, files 600). A
 * file is whole or not there. One that is there is the truth: its password is used again.
 */
public final class CredentialFiles implements ApplySecurity.Passwords {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Pattern PASSWORD = Pattern.compile("password=\"([A-Za-z0-9]+)\"");

    private final Path folder;
    private final SecureRandom random;

    /** @param folder made if it is not there */
    public CredentialFiles(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    /** @throws GodwitException if the file can't be written, or one that is there can't be read */
    @Override
    public String of(String user, Set<String> mechanisms) {
        Path file = file(user);
        try {
            return Files.exists(file) ? read(file) : write(file, user, mechanisms);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /**
     * The password in the file of a user, if there is one.
     *
     * @throws GodwitException if one that is there can't be read
     */
    public Optional<String> kept(String user) {
        Path file = file(user);
        try {
            return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static GodwitException unusable(Path file, IOException cause) {
        return new GodwitException(
                SecurityError.UNUSABLE_FILE,
                file.toString(),
                "it can't be written or read: " + cause.getMessage(),
                "name a folder that belongs to you in security.credentials",
                cause);
    }

    /** Where a user's file is. */
    public Path file(String user) {
        return folder.resolve(URLEncoder.encode(user, StandardCharsets.UTF_8) + ".properties");
    }

    private static String read(Path file) throws IOException {
        Files.setPosixFilePermissions(file, OWNER_ONLY);
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        Matcher password = PASSWORD.matcher(properties.getProperty("sasl.jaas.config", ""));
        if (!password.find()) {
            throw new GodwitException(
                    SecurityError.UNUSABLE_FILE,
                    file.toString(),
                    "it was there before and holds no password that Godwit made",
                    "move it away, or name another folder in security.credentials");
        }
        return password.group(1);
    }

    private String write(Path file, String user, Set<String> mechanisms) throws IOException {
        Files.createDirectories(folder, FOLDER);
        String password = NewPassword.make(random);
        Path part = Files.createTempFile(folder, ".new", ".part", FILE);
        Files.writeString(part, text(user, mechanisms, password));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        return password;
    }

    private static String text(String user, Set<String> mechanisms, String password) {
        String jaas = "org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
                + user.replace("\\", "\\\\").replace("\"", "\\\"") + "\" password=\"" + password + "\";";
        // The strongest comes last by name.
        return "# Made by Godwit. Hand it to the application, and remove it then.\n"
                + "sasl.mechanism=" + new TreeSet<>(mechanisms).last() + "\n"
                + "sasl.jaas.config=" + jaas.replace("\\", "\\\\") + "\n";
    }
}
