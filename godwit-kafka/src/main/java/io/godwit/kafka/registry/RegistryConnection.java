package io.godwit.kafka.registry;

import io.godwit.core.config.RegistryConfig;
import io.godwit.core.config.RegistryConfig.Address;
import io.godwit.core.error.GodwitException;
import io.godwit.core.registry.RegistryInventory;
import io.godwit.core.registry.RegistryKind;
import io.godwit.core.registry.WayChoice;
import java.util.Optional;

/** One registry, looked at once to see which it is. */
public final class RegistryConnection implements AutoCloseable {
    private final Address address;
    private final RegistryKind kind;
    private final ConfluentApi api;
    private final Optional<ApicurioArchive> archive;
    private final ParallelRequests requests;

    RegistryConnection(
            Address address,
            RegistryKind kind,
            ConfluentApi api,
            Optional<ApicurioArchive> archive,
            ParallelRequests requests) {
        this.address = address;
        this.kind = kind;
        this.api = api;
        this.archive = archive;
        this.requests = requests;
    }

    /**
     * Looks at the registry.
     *
     * @throws GodwitException if it can't be reached, refuses the credentials, or is none
     */
    public static RegistryConnection open(Address address, RegistryConfig config) {
        if (address.kind().filter(RegistryKind.GLUE::equals).isPresent()
                || address.url().contains("://glue.")) {
            throw WayChoice.glue(address.toString());
        }
        RegistryHttp http = new RegistryHttp(address, config.timeout(), duration -> Thread.sleep(duration.toMillis()));
        return new RegistryDetection(address, http).detect(config.parallelRequests());
    }

    public Address address() {
        return address;
    }

    public RegistryKind kind() {
        return kind;
    }

    /** Reads all that it holds. */
    public RegistryInventory inventory() {
        return new RegistryReader(api, kind, requests).read();
    }

    /** The mode of the registry; empty where it has none. */
    public Optional<String> mode() {
        return api.mode(Optional.empty());
    }

    public ConfluentApi api() {
        return api;
    }

    public RegistryWriter writer() {
        return new RegistryWriter(api);
    }

    /** Its export and import, if it is Apicurio. */
    public Optional<ApicurioArchive> archive() {
        return archive;
    }

    public ParallelRequests requests() {
        return requests;
    }

    @Override
    public void close() {
        requests.close();
    }
}
