package io.godwit.core.mirrormaker2;

import java.util.stream.Stream;

/** One thing that the lint looks for. */
interface Rule {
    Stream<LintFinding> check(FlowProperties properties);
}
