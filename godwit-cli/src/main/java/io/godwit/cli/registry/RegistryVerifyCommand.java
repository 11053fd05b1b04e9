package io.godwit.cli.registry;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.cli.render.Amounts;
import io.godwit.core.config.Migration;
import io.godwit.core.error.ExitCode;
import io.godwit.core.registry.RegistryComparison;
import io.godwit.core.registry.RegistryDifference;
import io.godwit.migration.registry.RegistryPair;
import io.godwit.migration.registry.SampleIds;
import io.godwit.migration.registry.VerifyRegistry;
import io.godwit.migration.registry.VerifyRegistry.Verified;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code godwit registry verify}. */
@Command(
        name = "verify",
        description = {
            "Compares both registries: each version's id, schema, references and state, and the compatibility and mode",
            "in effect. With --sample, each schema id found in the data has to mean the same on both sides.",
            "Ids inside records are never converted. Changes nothing."
        },
        footer = {"", "Exit codes: 0 equal, 3 the target lacks something, 5 they differ."})
public final class RegistryVerifyCommand extends GodwitCommand {
    private static final int MOST = 100;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--sample",
            paramLabel = "OFFSETS",
            description =
                    "Look schema ids up in the last so many offsets of each partition of the migration's topics: on the target, or on the source where the target has none yet.")
    private long sample;

    @Override
    protected ExitCode run(CommandContext context) {
        if (sample < 0) {
            throw new ParameterException(spec.commandLine(), "--sample takes 0 or more");
        }
        Migration migration = context.migration();
        try (RegistryPair pair = RegistryPair.open(migration)) {
            Verified verified = VerifyRegistry.verify(
                    migration, pair, sample == 0 ? OptionalLong.empty() : OptionalLong.of(sample));
            context.output().write(verified, out -> print(verified, out));
            return verified.exitCode();
        }
    }

    private static void print(Verified verified, PrintWriter out) {
        RegistryComparison registries = verified.registries();
        registries.differences().stream()
                .limit(MOST)
                .forEach(difference -> out.println((difference.explained() ? "  explained: " : "  differs:   ")
                        + difference.resource() + ": "
                        + difference.kind().name().toLowerCase(Locale.ROOT) + ": " + difference.words()));
        if (registries.differences().size() > MOST) {
            out.println(
                    "  … and " + Amounts.count(registries.differences().size() - MOST) + " more; -o json has them all");
        }
        verified.sample().ifPresent(found -> print(found, out));
        long unexplained = registries.differences().stream()
                .filter(difference -> !difference.explained())
                .map(RegistryDifference::resource)
                .count();
        out.println("Registry: " + Amounts.count(registries.equal()) + " of " + Amounts.count(registries.versions())
                + " versions of " + Amounts.count(registries.subjects()) + " subjects equal, "
                + Amounts.count(unexplained) + " differences, " + verdict(verified));
    }

    private static void print(SampleIds.Sampled found, PrintWriter out) {
        found.unresolved().stream()
                .limit(MOST)
                .forEach(one -> out.println("  differs:   id " + one.id() + " in " + Amounts.count(one.records()) + " "
                        + one.place() + ": " + one.reason()));
        found.unmarked()
                .forEach(
                        place -> out.println(
                                "  note:      " + place
                                        + " begin with a zero byte, but with no id that the source knows; taken as data without a schema"));
        out.println("Sample: " + Amounts.count(found.records()) + " records of " + Amounts.count(found.topics())
                + " topics with " + Amounts.count(found.ids()) + " schema ids, "
                + Amounts.count(found.unresolved().size()) + " not equal on both sides");
    }

    private static String verdict(Verified verified) {
        return switch (verified.exitCode()) {
            case DONE -> "equal";
            case PENDING -> "not moved yet";
            default -> "DIFFERENT";
        };
    }
}
