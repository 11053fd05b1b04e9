package io.godwit.core.config;

import io.godwit.core.registry.RegistryKind;
import io.godwit.core.registry.RegistryWay;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The schema registries of both sides.
 *
 * @param way how schemas are moved; empty = what fits
 * @param source the registry to move away from
 * @param target the registry to move to; empty as long as there is none, which is so before one is started on a copied topic
 * @param topic in which the source registry keeps its data; empty = that of its kind
 * @param parallelRequests how many requests are under way at once, at most
 * @param timeout for each request
 */
public record RegistryConfig(
        Optional<RegistryWay> way,
        Address source,
        Optional<Address> target,
        Optional<String> topic,
        int parallelRequests,
        Duration timeout) {
    public RegistryConfig {
        Objects.requireNonNull(way);
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
        Objects.requireNonNull(topic);
        Objects.requireNonNull(timeout);
        if (parallelRequests < 1) {
            throw new IllegalArgumentException("at least one request at a time");
        }
    }

    /**
     * How to reach one registry.
     *
     * @param url of its API; an ARN for AWS Glue
     * @param kind which program it is; empty = seen by what it answers
     * @param user for basic authentication
     * @param token for bearer authentication; wins over the user
     * @param trustStore certificates to trust; empty = those of the JVM
     * @param keyStore the client's certificate, for mutual TLS
     */
    public record Address(
            String url,
            Optional<RegistryKind> kind,
            Optional<String> user,
            Optional<String> password,
            Optional<String> token,
            Optional<Store> trustStore,
            Optional<Store> keyStore) {
        public Address {
            Objects.requireNonNull(url);
        }

        /** Without authentication, of a kind that is seen. */
        public static Address of(String url) {
            return new Address(
                    url,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** The URL alone, without a user in it. */
        @Override
        public String toString() {
            return url.replaceFirst("//[^/@]*@", "//");
        }
    }

    /**
     * A PKCS12 or JKS file.
     *
     * @param password never shown
     */
    public record Store(String file, Optional<String> password) {
        public Store {
            Objects.requireNonNull(file);
        }

        /** The file alone. */
        @Override
        public String toString() {
            return file;
        }
    }
}
