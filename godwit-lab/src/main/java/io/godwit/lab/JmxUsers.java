package io.godwit.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The files by which a JVM knows who may read its MBeans. A JVM takes a password file of its owner alone. */
final class JmxUsers {
    private JmxUsers() {}

    /** Returns the options that name them. */
    static List<String> writeTo(Path folder) throws IOException {
        String user = ClusterSpec.SUPER_USER;
        Path passwords = write(folder.resolve("jmx.password"), user + " " + Credentials.password(user));
        Path access = write(folder.resolve("jmx.access"), user + " readonly");
        return List.of(
                "-Dcom.sun.management.jmxremote.authenticate=true",
                "-Dcom.sun.management.jmxremote.password.file=" + passwords,
                "-Dcom.sun.management.jmxremote.access.file=" + access);
    }

    private static Path write(Path file, String line) throws IOException {
        Files.writeString(file, line + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
