package io.godwit.core.config.parser;

import io.godwit.core.config.RegistryConfig;
import io.godwit.core.config.RegistryConfig.Address;
import io.godwit.core.config.RegistryConfig.Store;
import io.godwit.core.config.schema.Key;
import io.godwit.core.config.schema.Place;
import io.godwit.core.config.schema.Section;
import io.godwit.core.config.schema.Types;
import io.godwit.core.config.schema.Values;
import io.godwit.core.registry.RegistryKind;
import io.godwit.core.registry.RegistryWay;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code registry}: the schema registries of both sides. */
final class RegistrySection {
    private static final String AUTO = "auto";
    private static final String STORE_EXAMPLE = "/etc/godwit/registry.p12";

    static final Key<String> URL = Key.required(
            "url",
            Types.text(),
            "https://registry:8081",
            "Address of its API; for Apicurio that of the server, without /apis.");
    static final Key<String> KIND = Key.withDefault(
            "kind",
            Types.oneOf(words(Stream.of(RegistryKind.values()).map(RegistryKind::word))),
            AUTO,
            "Which program it is; auto sees it by what it answers. Redpanda's is confluent.");
    static final Key<String> USER =
            Key.optional("user", Types.text(), "godwit", "User, where it asks for one (basic authentication).");
    static final Key<String> PASSWORD = Key.optional(
            "password",
            Types.text(),
            "'${env:REGISTRY_PASSWORD}'",
            "Password of the user. Keep it out with ${env:NAME} or ${file:/path}.");
    static final Key<String> TOKEN = Key.optional(
            "token",
            Types.text(),
            "'${env:REGISTRY_TOKEN}'",
            "Token, where it asks for one (bearer authentication). Keep it out with ${env:NAME} or ${file:/path}.");
    static final Key<String> TRUST_STORE = Key.optional(
            "trustStore",
            Types.text(),
            STORE_EXAMPLE,
            "PKCS12 or JKS file with the certificates to trust; a relative path starts where the command runs. Left out, the JVM's.");
    static final Key<String> TRUST_STORE_PASSWORD = Key.optional(
            "trustStorePassword", Types.text(), "'${env:TRUST_STORE_PASSWORD}'", "Password of the trust store.");
    static final Key<String> KEY_STORE = Key.optional(
            "keyStore",
            Types.text(),
            STORE_EXAMPLE,
            "PKCS12 or JKS file with the client's certificate, for mutual TLS.");
    static final Key<String> KEY_STORE_PASSWORD = Key.optional(
            "keyStorePassword",
            Types.text(),
            "'${env:KEY_STORE_PASSWORD}'",
            "Password of the key store and of the key in it.");

    private static final Section<Address> ADDRESS = new Section<>(
            "schema registry",
            List.of(URL, KIND, USER, PASSWORD, TOKEN, TRUST_STORE, TRUST_STORE_PASSWORD, KEY_STORE, KEY_STORE_PASSWORD),
            RegistrySection::address);

    static final Key<String> WAY = Key.withDefault(
            "way",
            Types.oneOf(words(Stream.of(RegistryWay.values()).map(RegistryWay::word))),
            AUTO,
            "How schemas come to the target: rest (Confluent's API in IMPORT mode), apicurio (its export and import), or topic (the mirror copies the registry's topic). auto takes what fits.");
    static final Key<Address> SOURCE =
            Key.required("source", ADDRESS, "{url: 'http://old-registry:8081'}", "The registry to move away from.");
    static final Key<Address> TARGET = Key.optional(
            "target",
            ADDRESS,
            "{url: 'http://new-registry:8081'}",
            "The registry to move to. Left out before one is started on the copied topic.");
    static final Key<String> TOPIC = Key.optional(
            "topic",
            Types.text(),
            "_schemas",
            "In which the source registry keeps its data. Left out: _schemas, or kafkasql-journal for Apicurio.");
    static final Key<Integer> PARALLEL_REQUESTS = Key.withDefault(
            "parallelRequests", Types.integer(1, 256), "16", "How many requests are under way at once, at most.");
    static final Key<Duration> TIMEOUT =
            Key.withDefault("timeout", Types.duration(), "30s", "The longest that one request may take.");

    static final Section<RegistryConfig> SECTION = new Section<>(
            "registry",
            List.of(WAY, SOURCE, TARGET, TOPIC, PARALLEL_REQUESTS, TIMEOUT),
            (values, place) -> Optional.of(new RegistryConfig(
                    Optional.of(values.get(WAY))
                            .filter(word -> !word.equals(AUTO))
                            .map(RegistrySection::way),
                    values.get(SOURCE),
                    values.optional(TARGET),
                    values.optional(TOPIC),
                    values.get(PARALLEL_REQUESTS),
                    values.get(TIMEOUT))));

    private RegistrySection() {}

    private static List<String> words(Stream<String> words) {
        return Stream.concat(Stream.of(AUTO), words).toList();
    }

    private static RegistryWay way(String word) {
        return RegistryWay.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Optional<Address> address(Values values, Place place) {
        String url = values.get(URL);
        boolean glue = url.startsWith("arn:") || values.get(KIND).equals(RegistryKind.GLUE.word());
        if (!glue && Types.parseHttpAddress(url).isEmpty()) {
            return place.rejectKey(URL.name(), "expected an http or https address such as https://registry:8081");
        }
        if (values.optional(PASSWORD).isPresent() && values.optional(USER).isEmpty()) {
            return place.rejectKey(USER.name(), "is missing; there is a password without a user");
        }
        return Optional.of(new Address(
                url,
                glue
                        ? Optional.of(RegistryKind.GLUE)
                        : Optional.of(values.get(KIND))
                                .filter(word -> !word.equals(AUTO))
                                .map(word -> RegistryKind.valueOf(word.toUpperCase(Locale.ROOT))),
                values.optional(USER),
                values.optional(PASSWORD),
                values.optional(TOKEN),
                values.optional(TRUST_STORE).map(file -> new Store(file, values.optional(TRUST_STORE_PASSWORD))),
                values.optional(KEY_STORE).map(file -> new Store(file, values.optional(KEY_STORE_PASSWORD)))));
    }
}
