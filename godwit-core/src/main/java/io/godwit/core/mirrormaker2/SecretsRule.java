package io.godwit.core.mirrormaker2;

import io.godwit.core.error.MirrorMakerPropertiesError;
import io.godwit.core.finding.Severity;
import io.godwit.core.secret.Redaction;
import java.util.Locale;
import java.util.stream.Stream;

/** Secrets that stand in the file as they are. */
final class SecretsRule implements Rule {
    @Override
    public Stream<LintFinding> check(FlowProperties properties) {
        return properties.file().entries().values().stream()
                .filter(entry -> isInline(entry))
                .map(entry -> new LintFinding(
                        MirrorMakerPropertiesError.SECRET_INLINE,
                        Severity.WARNING,
                        entry.line(),
                        entry.key(),
                        "the value is a secret in plain text; migration.yaml refers to it and does not repeat it",
                        entry.key() + " = ${env:" + variable(entry.key()) + "} with config.providers = env"));
    }

    static boolean isInline(PropertyEntry entry) {
        return !entry.shownValue().equals(entry.value())
                && !entry.value().isBlank()
                && !entry.value().contains("${")
                && Redaction.isSecretKey(entry.key());
    }

    /** {@code source.sasl.jaas.config} → {@code SOURCE_SASL_JAAS_CONFIG}. */
    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    }
}
