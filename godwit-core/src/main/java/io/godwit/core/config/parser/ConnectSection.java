package io.godwit.core.config.parser;

import io.godwit.core.config.ConnectConfig;
import io.godwit.core.config.schema.Key;
import io.godwit.core.config.schema.Place;
import io.godwit.core.config.schema.Section;
import io.godwit.core.config.schema.Types;
import io.godwit.core.config.schema.Values;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** An item of {@code source.connect} and {@code target.connect}: the REST API of a Connect cluster. */
final class ConnectSection {
    static final Key<String> NAME = Key.withDefault(
            "name",
            Types.text(),
            "connect",
            "How you call it. Connectors move between the source's and the target's cluster of the same name; where each side has one cluster only, between these two.");
    static final Key<URI> URL = Key.required(
            "url",
            Types.httpAddress(),
            "http://connect-1:8083",
            "The REST address of a worker, or of what stands in front of all.");
    static final Key<String> USERNAME =
            Key.optional("username", Types.text(), "godwit", "For basic authentication, together with password.");
    static final Key<String> PASSWORD = Key.optional(
            "password",
            Types.text(),
            "${env:CONNECT_PASSWORD}",
            "For basic authentication; keep it out with ${env:NAME}.");
    static final Key<String> AUTHORITIES = Key.optional(
            "authorities",
            Types.text(),
            "/etc/ssl/connect-ca.pem",
            "Certificates in PEM that are trusted for https, instead of those that Java trusts.");
    static final Key<String> KEY_STORE = Key.optional(
            "keyStore", Types.text(), "/etc/ssl/godwit.p12", "The client's own key for mutual TLS, PKCS12 or JKS.");
    static final Key<String> KEY_STORE_PASSWORD = Key.optional(
            "keyStorePassword", Types.text(), "${env:KEY_STORE_PASSWORD}", "Opens the keyStore and the key in it.");
    static final Key<String> CONFIG_TOPIC = Key.optional(
            "configTopic",
            Types.text(),
            "connect-configs",
            "The workers' config.storage.topic. Left out, it is looked for by its name.");
    static final Key<String> OFFSET_TOPIC = Key.optional(
            "offsetTopic",
            Types.text(),
            "connect-offsets",
            "The workers' offset.storage.topic. Left out, it is looked for by its name.");
    static final Key<String> STATUS_TOPIC = Key.optional(
            "statusTopic",
            Types.text(),
            "connect-status",
            "The workers' status.storage.topic. Left out, it is looked for by its name.");

    static final Section<ConnectConfig> SECTION = new Section<>(
            "Connect cluster",
            List.of(
                    NAME,
                    URL,
                    USERNAME,
                    PASSWORD,
                    AUTHORITIES,
                    KEY_STORE,
                    KEY_STORE_PASSWORD,
                    CONFIG_TOPIC,
                    OFFSET_TOPIC,
                    STATUS_TOPIC),
            ConnectSection::build);

    private ConnectSection() {}

    private static Optional<ConnectConfig> build(Values values, Place place) {
        Optional<String> username = values.optional(USERNAME);
        Optional<String> password = values.optional(PASSWORD);
        if (username.isPresent() != password.isPresent()) {
            return place.rejectKey(
                    username.isPresent() ? PASSWORD.name() : USERNAME.name(),
                    "is missing; basic authentication needs username and password");
        }
        if (values.get(URL).getUserInfo() != null) {
            return place.rejectKey(URL.name(), "must not hold a user; use username and password");
        }
        return Optional.of(new ConnectConfig(
                values.get(NAME),
                values.get(URL),
                username.map(user -> new ConnectConfig.Login(user, password.orElseThrow())),
                new ConnectConfig.Tls(
                        values.optional(AUTHORITIES), values.optional(KEY_STORE), values.optional(KEY_STORE_PASSWORD)),
                new ConnectConfig.StorageTopics(
                        values.optional(CONFIG_TOPIC), values.optional(OFFSET_TOPIC), values.optional(STATUS_TOPIC))));
    }
}
