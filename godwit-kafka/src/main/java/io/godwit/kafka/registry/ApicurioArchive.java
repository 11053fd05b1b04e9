package io.godwit.kafka.registry;

import io.godwit.core.error.RegistryError;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** Apicurio's export and import: a zip file with all that a registry holds. */
public final class ApicurioArchive {
    private static final String ZIP = "application/zip";

    private final RegistryHttp http;
    private final String base;

    /** @param base the address of Apicurio's own API, such as {@code …/apis/registry/v3} */
    ApicurioArchive(RegistryHttp http, String base) {
        this.http = http;
        this.base = base;
    }

    /** All that the registry holds. */
    public byte[] exported() {
        String url = base + "/admin/export";
        HttpAnswer answer = http.send("GET", url, BodyPublishers.noBody(), Map.of("Accept", ZIP));
        boolean zip = answer.body().length > 3 && answer.body()[0] == 'P' && answer.body()[1] == 'K';
        if (!answer.isOk() || !zip) {
            throw RegistryErrors.of(
                    RegistryError.ARCHIVE_REFUSED,
                    url,
                    "the source's export answered with " + answer.words() + (zip ? "" : " and no zip file"),
                    "the user needs Apicurio's role admin; see the registry's log");
        }
        return answer.body();
    }

    /**
     * Takes what another one exported, ids preserved. What is there already is left as it is, so that an import that was interrupted is
     * finished by the next one.
     */
    public void take(byte[] archive) {
        String url = base + "/admin/import?requireEmptyRegistry=false";
        HttpAnswer answer = http.send(
                "POST",
                url,
                BodyPublishers.ofByteArray(archive),
                Map.of(
                        "Content-Type", ZIP,
                        "X-Registry-Preserve-GlobalId", "true",
                        "X-Registry-Preserve-ContentId", "true"));
        if (!answer.isOk()) {
            throw RegistryErrors.of(
                    RegistryError.ARCHIVE_REFUSED,
                    base,
                    "the target's import answered with " + answer.words(),
                    "the user needs Apicurio's role admin; see the registry's log. Run the same command again afterwards");
        }
    }
}
