package io.godwit.core.cutover;

import io.godwit.core.config.Migration;
import io.godwit.core.cutover.Gate.Result;
import io.godwit.core.error.ExitCode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Judges whether a wave may be cut over: a pure function of what was seen and of the configured limits.
 *
 * <p>A gate is a method of its family's class that returns a {@link Gate}, listed in that class's {@code gates()}. What it looks
 * at is a component of {@link ReadinessFacts}, its threshold one of {@code CutoverConfig}; docs/reference/cutover.md lists it.
 */
public final class Readiness {
    private Readiness() {}

    /** All gates, in the order in which they are worth reading. */
    public static List<Gate> gates(Migration migration, WavePlan plan, ReadinessFacts facts) {
        return Stream.of(
                        new CopyGates(migration, plan, facts).gates(),
                        new ProofGates(migration, facts).gates(),
                        new GroupGates(plan, facts).gates(),
                        new TargetGates(migration, facts).gates(),
                        new SwitchGates(migration, plan, facts).gates())
                .flatMap(List::stream)
                .toList();
    }

    /** Ready, not ready, or blocked. */
    public static ExitCode exitCode(List<Gate> gates) {
        if (gates.stream().anyMatch(gate -> gate.result() == Result.BLOCKED)) {
            return ExitCode.BLOCKED;
        }
        return gates.stream().allMatch(Gate::isMet) ? ExitCode.DONE : ExitCode.PENDING;
    }
}
