package io.godwit.lab.pipeline;

import io.godwit.lab.Lab;
import io.godwit.lab.ServiceProcess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A running S3Proxy: the API of S3 with signatures of version 4, its objects in a folder. */
public final class ObjectStore {
    /** Of its one user. */
    public static final String ACCESS_KEY = "AKIALAB";

    public static final String SECRET_KEY = "lab-secret";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
    private static final String LOGBACK =
            """
            <configuration>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d %level %msg %logger%n</pattern></encoder>
              </appender>
              <root level="WARN"><appender-ref ref="out"/></root>
            </configuration>
            """;

    private final ServiceProcess process;
    private final List<String> buckets;

    private ObjectStore(ServiceProcess process, List<String> buckets) {
        this.process = process;
        this.buckets = List.copyOf(buckets);
    }

    /** Returns when it answers; its files are fetched first if they are missing. */
    public static ObjectStore start(Lab lab, String... buckets) {
        Path jars = Components.ofThisMachine().folder(Component.OBJECT_STORE);
        ServiceProcess process = lab.startService("object-store", (folder, port) -> {
            for (String bucket : buckets) {
                Files.createDirectories(folder.resolve("objects").resolve(bucket));
            }
            Path configuration = folder.resolve("s3proxy.properties");
            Files.writeString(configuration, properties(folder, port));
            Path logback = Files.writeString(folder.resolve("logback.xml"), LOGBACK);
            List<String> command = new ArrayList<>(ServiceJvm.options(256));
            command.addAll(List.of(
                    "-Dlogback.configurationFile=" + logback,
                    "-cp",
                    jars + "/*",
                    "org.gaul.s3proxy.Main",
                    "--properties",
                    configuration.toString()));
            return new ServiceProcess.Launch(
                    "the object store",
                    command,
                    folder.resolve("object-store.log"),
                    () -> Http.speaks(URI.create("http://127.0.0.1:" + port + "/")),
                    START_TIMEOUT);
        });
        return new ObjectStore(process, List.of(buckets));
    }

    private static String properties(Path folder, int port) {
        return String.join(
                "\n",
                "s3proxy.endpoint=http://127.0.0.1:" + port,
                "s3proxy.authorization=aws-v4",
                "s3proxy.identity=" + ACCESS_KEY,
                "s3proxy.credential=" + SECRET_KEY,
                "jclouds.provider=filesystem-nio2",
                "jclouds.filesystem.basedir=" + folder.resolve("objects"),
                "");
    }

    /** For clients of S3, with access by path. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + process.port());
    }

    /** Where the objects of a bucket are, each a file under its key. */
    Path objects(String bucket) {
        return process.logFile().resolveSibling("objects").resolve(bucket);
    }

    public List<String> buckets() {
        return buckets;
    }

    /** To stop, kill, pause and start it again, on the same port. */
    public ServiceProcess process() {
        return process;
    }

    /** What Hadoop's {@code s3a} needs to read and write here. */
    Map<String, String> hadoopProperties() {
        return new TreeMap<>(Map.of(
                "fs.s3a.endpoint", endpoint().toString(),
                "fs.s3a.endpoint.region", "us-east-1",
                "fs.s3a.path.style.access", "true",
                "fs.s3a.connection.ssl.enabled", "false",
                "fs.s3a.aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider",
                "fs.s3a.access.key", ACCESS_KEY,
                "fs.s3a.secret.key", SECRET_KEY));
    }
}
