package io.godwit.core.config;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * How to reach the REST API of one Connect cluster.
 *
 * @param name how the operator calls it; the source's and the target's cluster of the same name belong together
 * @param url of one worker, or of what stands in front of all
 * @param login for basic authentication
 * @param tls what an https address needs beyond the usual authorities
 * @param topics where the cluster keeps its state, as far as it is given
 */
public record ConnectConfig(String name, URI url, Optional<Login> login, Tls tls, StorageTopics topics) {
    public ConnectConfig {
        Objects.requireNonNull(name);
        Objects.requireNonNull(url);
        Objects.requireNonNull(tls);
        Objects.requireNonNull(topics);
    }

    /** One that asks for nothing. */
    public static ConnectConfig of(String name, URI url) {
        return new ConnectConfig(name, url, Optional.empty(), Tls.NONE, StorageTopics.UNKNOWN);
    }

    /** The address without what somebody may have written into it. */
    public String shownUrl() {
        String path = url.getPath() == null ? "" : url.getPath();
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort())
                + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /** The name and the address alone. */
    @Override
    public String toString() {
        return name + " " + shownUrl();
    }

    /** Who asks. */
    public record Login(String username, String password) {
        public Login {
            Objects.requireNonNull(username);
            Objects.requireNonNull(password);
        }

        /** The user alone. */
        @Override
        public String toString() {
            return username;
        }
    }

    /**
     * Files for TLS, absolute or relative to the working folder.
     *
     * @param authorities certificates in PEM that are trusted instead of the usual ones
     * @param keyStore a PKCS12 or JKS file with the client's own key
     * @param keyStorePassword opens it
     */
    public record Tls(Optional<String> authorities, Optional<String> keyStore, Optional<String> keyStorePassword) {
        /** The usual authorities, and no key of one's own. */
        public static final Tls NONE = new Tls(Optional.empty(), Optional.empty(), Optional.empty());

        public Tls {
            Objects.requireNonNull(authorities);
            Objects.requireNonNull(keyStore);
            Objects.requireNonNull(keyStorePassword);
        }

        public boolean isUsual() {
            return authorities.isEmpty() && keyStore.isEmpty();
        }

        /** That there are files. */
        @Override
        public String toString() {
            return isUsual() ? "usual" : "own files";
        }
    }

    /** The topics in which a distributed Connect cluster keeps its state. */
    public record StorageTopics(Optional<String> configs, Optional<String> offsets, Optional<String> status) {
        /** None is given. */
        public static final StorageTopics UNKNOWN =
                new StorageTopics(Optional.empty(), Optional.empty(), Optional.empty());

        public StorageTopics {
            Objects.requireNonNull(configs);
            Objects.requireNonNull(offsets);
            Objects.requireNonNull(status);
        }
    }
}
