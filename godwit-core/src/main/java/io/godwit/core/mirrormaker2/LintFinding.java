package io.godwit.core.mirrormaker2;

import io.godwit.core.error.MirrorMakerPropertiesError;
import io.godwit.core.finding.Severity;
import java.util.Comparator;

/**
 * Something in an mm2.properties file that does not do what it seems to do.
 *
 * @param code stable code with a page in the docs
 * @param severity BLOCKER: MirrorMaker does not start, or copies nothing; WARNING: it copies something else than meant
 * @param line where the key stands; for a key that is missing, the line that enables the flow
 * @param key the key as MirrorMaker reads it, or would
 * @param message what MirrorMaker really does
 * @param fix the mended line, or what to do; never a secret
 */
public record LintFinding(
        MirrorMakerPropertiesError code, Severity severity, int line, String key, String message, String fix) {
    /** By the place in the file, then by code. */
    public static final Comparator<LintFinding> ORDER = Comparator.comparingInt(LintFinding::line)
            .thenComparing(finding -> finding.code().id())
            .thenComparing(LintFinding::key);
}
