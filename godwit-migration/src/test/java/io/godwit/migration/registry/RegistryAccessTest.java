package io.godwit.migration.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.core.config.Migration;
import io.godwit.core.config.RegistryConfig.Address;
import io.godwit.core.config.RegistryConfig.Store;
import io.godwit.core.config.external.ExternalValues;
import io.godwit.core.config.parser.MigrationParser;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RegistryError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryAccessTest {
    private final ConfluentStandIn target = new ConfluentStandIn();

    @AfterEach
    void stop() {
        target.close();
    }

    private GodwitException refused(Address source) {
        Migration migration = Registries.migration(source, Address.of(target.url()), Optional.empty());
        return catchThrowableOfType(GodwitException.class, () -> Registries.plan(migration));
    }

    private static Address address(String url, String user, String password, String token) {
        return new Address(
                url,
                Optional.empty(),
                Optional.of(user).filter(text -> !text.isEmpty()),
                Optional.of(password).filter(text -> !text.isEmpty()),
                Optional.of(token).filter(text -> !text.isEmpty()),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void shouldSayThatNobodyAnswers() {
        String url;
        try (ConfluentStandIn gone = new ConfluentStandIn()) {
            url = gone.url();
        }

        GodwitException problem = refused(Address.of(url));

        assertThat(problem.code()).isEqualTo(RegistryError.UNREACHABLE);
        assertThat(problem.reason()).contains("nothing listens there");
    }

    @Test
    void shouldSayThatNoRegistryIsConfigured() {
        Migration migration = new MigrationParser(ExternalValues.none())
                .parse(
                        "name: crm\nsource: {bootstrapServers: 'a:1'}\ntarget: {bootstrapServers: 'b:1'}\n",
                        "migration.yaml");

        assertThat(catchThrowableOfType(GodwitException.class, () -> Registries.plan(migration))
                        .code())
                .isEqualTo(RegistryError.NOT_CONFIGURED);
    }

    @Test
    void shouldAuthenticateByUserAndTellAWrongOne() {
        try (ConfluentStandIn source = new ConfluentStandIn()) {
            source.put("order", 1, 1, "\"int\"");
            // user:password, base64
            source.requireAuthorization("Basic dXNlcjpwYXNzd29yZA==");

            assertThat(refused(Address.of(source.url())).reason())
                    .contains("it asks for credentials, and none are configured");
            GodwitException wrong = refused(address(source.url(), "user", "secret-guess", ""));
            assertThat(wrong.code()).isEqualTo(RegistryError.REFUSED);
            assertThat(wrong.getMessage()).doesNotContain("secret-guess");
            assertThat(Registries.plan(Registries.migration(
                                    address(source.url(), "user", "password", ""),
                                    Address.of(target.url()),
                                    Optional.empty()))
                            .steps())
                    .hasSize(1);
        }
    }

    @Test
    void shouldAuthenticateByTokenAndTellAWrongOne() {
        try (ConfluentStandIn source = new ConfluentStandIn()) {
            source.put("order", 1, 1, "\"int\"");
            source.requireAuthorization("Bearer token-1");

            assertThat(refused(address(source.url(), "", "", "token-2")).code()).isEqualTo(RegistryError.REFUSED);
            assertThat(Registries.plan(Registries.migration(
                                    address(source.url(), "user", "password", "token-1"),
                                    Address.of(target.url()),
                                    Optional.empty()))
                            .steps())
                    .hasSize(1);
        }
    }

    @Test
    void shouldKnowALoginPageFromARegistry() {
        try (ConfluentStandIn source = new ConfluentStandIn()) {
            source.disturb(exchange -> Optional.of(ConfluentStandIn.Answer.html(200)));
            assertThat(refused(Address.of(source.url())).code()).isEqualTo(RegistryError.NOT_A_REGISTRY);

            source.disturb(exchange -> Optional.of(ConfluentStandIn.Answer.html(404)));
            assertThat(refused(Address.of(source.url())).code()).isEqualTo(RegistryError.NOT_A_REGISTRY);

            source.disturb(exchange -> {
                exchange.getResponseHeaders().set("Location", "https://login.example.org/");
                return Optional.of(ConfluentStandIn.Answer.html(302));
            });
            GodwitException redirected = refused(Address.of(source.url()));
            assertThat(redirected.code()).isEqualTo(RegistryError.NOT_A_REGISTRY);
            assertThat(redirected.reason()).contains("https://login.example.org/");
        }
    }

    @Test
    void shouldGiveUpOnARegistryThatStaysBusy() {
        try (ConfluentStandIn source = new ConfluentStandIn()) {
            source.beBusyFor(Integer.MAX_VALUE);

            assertThat(refused(Address.of(source.url())).code()).isEqualTo(RegistryError.REQUEST_FAILED);
            assertThat(source.requests()).isGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void shouldTrustAndBeTrustedByTheFilesAlone(@TempDir Path folder) throws Exception {
        Path server = KeyStores.create(folder, "server");
        Path client = KeyStores.create(folder, "client");
        Path serverTrust = KeyStores.certificates(folder, server, "server");
        Path clientTrust = KeyStores.certificates(folder, client, "client");
        try (ConfluentStandIn source = new ConfluentStandIn(KeyStores.context(server, clientTrust), true)) {
            source.put("order", 1, 1, "\"int\"");

            assertThat(refused(Address.of(source.url())).code()).isEqualTo(RegistryError.TLS_FAILED);
            GodwitException stranger = refused(tls(source.url(), serverTrust, Optional.of(server)));
            assertThat(stranger.code()).isEqualTo(RegistryError.TLS_FAILED);
            GodwitException nobody = refused(tls(source.url(), serverTrust, Optional.empty()));
            assertThat(nobody.code()).isEqualTo(RegistryError.TLS_FAILED);
            assertThat(Registries.plan(Registries.migration(
                                    tls(source.url(), serverTrust, Optional.of(client)),
                                    Address.of(target.url()),
                                    Optional.empty()))
                            .steps())
                    .hasSize(1);
        }
    }

    @Test
    void shouldSayWhichFileItCantRead(@TempDir Path folder) throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.p12"), "no store");

        GodwitException problem = refused(tls("https://localhost:1", broken, Optional.empty()));

        assertThat(problem.code()).isEqualTo(RegistryError.TLS_FAILED);
        assertThat(problem.resource()).isEqualTo(broken.toString());
        assertThat(problem.getMessage()).doesNotContain(KeyStores.PASSWORD);
    }

    private static Address tls(String url, Path trust, Optional<Path> keys) {
        return new Address(
                url,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Store(trust.toString(), Optional.of(KeyStores.PASSWORD))),
                keys.map(file -> new Store(file.toString(), Optional.of(KeyStores.PASSWORD))));
    }
}
