package io.godwit.lab.pipeline;

import io.godwit.lab.Lab;
import io.godwit.lab.ServiceProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A running Apicurio Registry 3.0.9, a process of its own that ends with the lab.
 *
 * <p>It speaks Confluent's API beside its own. Differences to Confluent's registry that matter: it assigns ids itself, whatever
 * a request says, and there is no {@code /mode}.
 */
public final class SchemaRegistry {
    /** On Kafka it reads its topics first; generous, because the machine may be busy. */
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private static final String PROGRAM = "apicurio-registry-app-3.0.9-runner.jar";

    private final ServiceProcess process;
    private final URI url;

    private SchemaRegistry(ServiceProcess process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Returns when it answers; its files are fetched first if they are missing. */
    public static SchemaRegistry start(Lab lab, RegistrySpec spec) {
        SchemaRegistry registry = prepare(lab, spec);
        registry.process().start();
        return registry;
    }

    /** Its addresses are known; it is started by {@link ServiceProcess#start()}. */
    public static SchemaRegistry prepare(Lab lab, RegistrySpec spec) {
        Path program =
                Components.ofThisMachine().folder(Component.SCHEMA_REGISTRY).resolve(PROGRAM);
        ServiceProcess process = lab.prepareService(spec.label(), (folder, port) -> {
            List<String> command = new ArrayList<>(ServiceJvm.options(384));
            spec.properties(folder, port).forEach((key, value) -> command.add("-D" + key + "=" + value));
            command.addAll(List.of("-jar", program.toString()));
            return new ServiceProcess.Launch(
                    "the schema registry",
                    command,
                    folder.resolve("registry.log"),
                    () -> Http.answers(urlOf(port).resolve("/apis/ccompat/v7/subjects")),
                    START_TIMEOUT);
        });
        return new SchemaRegistry(process, urlOf(process.port()));
    }

    private static URI urlOf(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** {@code http://127.0.0.1:PORT}. */
    public URI url() {
        return url;
    }

    /** Of Confluent's API: {@code …/subjects}, {@code …/schemas/ids/1}. */
    public URI compatibleUrl() {
        return url.resolve("/apis/ccompat/v7");
    }

    /** Of Apicurio's own API, version 3: {@code …/admin/export}. */
    public URI apicurioUrl() {
        return url.resolve("/apis/registry/v3");
    }

    /** To stop, kill, pause and start it again, on the same port. */
    public ServiceProcess process() {
        return process;
    }
}
