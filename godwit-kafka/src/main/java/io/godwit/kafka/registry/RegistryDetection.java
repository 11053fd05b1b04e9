package io.godwit.kafka.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.config.RegistryConfig.Address;
import io.godwit.core.registry.RegistryKind;
import java.util.List;
import java.util.Optional;

/** Sees which program a registry is by what it answers. */
final class RegistryDetection {
    private static final List<String> APICURIO_APIS = List.of("/apis/registry/v3", "/apis/registry/v2");

    private final Address address;
    private final RegistryHttp http;

    RegistryDetection(Address address, RegistryHttp http) {
        this.address = address;
        this.http = http;
    }

    RegistryConnection detect(int parallelRequests) {
        String base = address.url().replaceFirst("/+$", "");
        Optional<RegistryKind> told = address.kind();
        if (told.isEmpty() || told.get() == RegistryKind.APICURIO) {
            String server = base.replaceFirst("/apis(/.*)?$", "");
            Optional<String> api = APICURIO_APIS.stream()
                    .filter(path -> isApicurio(http.get(server + path + "/system/info")))
                    .findFirst();
            if (api.isPresent()) {
                return new RegistryConnection(
                        address,
                        RegistryKind.APICURIO,
                        new ConfluentApi(http, server + "/apis/ccompat/v7", false),
                        Optional.of(new ApicurioArchive(http, server + api.get())),
                        new ParallelRequests(parallelRequests));
            }
            if (told.isPresent()) {
                throw RegistryErrors.notARegistry(
                        address.toString(), "kind is apicurio, but " + APICURIO_APIS.get(0) + " does not answer");
            }
        }
        HttpAnswer subjects = http.get(base + "/subjects");
        boolean list = subjects.json().filter(JsonNode::isArray).isPresent();
        if (subjects.status() >= 500) {
            throw RegistryErrors.failed(address.toString(), subjects);
        }
        if (!subjects.isOk() || !list) {
            throw RegistryErrors.notARegistry(
                    address.toString(), "/subjects answered with " + subjects.words() + " and no list of subjects");
        }
        RegistryKind kind =
                told.orElseGet(() -> isKarapace(base, subjects) ? RegistryKind.KARAPACE : RegistryKind.CONFLUENT);
        return new RegistryConnection(
                address,
                kind,
                new ConfluentApi(http, base, kind == RegistryKind.CONFLUENT),
                Optional.empty(),
                new ParallelRequests(parallelRequests));
    }

    private static boolean isApicurio(HttpAnswer answer) {
        return answer.isOk()
                && answer.json()
                        .filter(tree -> tree.path("name").asText("").contains("Apicurio"))
                        .isPresent();
    }

    private boolean isKarapace(String base, HttpAnswer subjects) {
        return subjects.server().startsWith("Karapace")
                || http.get(base + "/_health")
                        .json()
                        .filter(tree -> tree.has("karapace_version"))
                        .isPresent();
    }
}
