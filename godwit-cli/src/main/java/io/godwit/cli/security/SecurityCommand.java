package io.godwit.cli.security;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code godwit security}: the group of commands. */
@Command(
        name = "security",
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Carries permissions and users to where plan and apply can't: to AWS IAM and AWS Secrets Manager.",
        subcommands = {IamCommand.class, SecretsCommand.class})
public final class SecurityCommand extends GodwitCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    protected ExitCode run(CommandContext context) {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "A command is missing: iam or secrets");
    }
}
