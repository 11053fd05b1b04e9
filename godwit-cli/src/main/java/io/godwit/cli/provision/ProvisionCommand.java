package io.godwit.cli.provision;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code godwit provision}: the group of commands. */
@Command(
        name = "provision",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Builds the Amazon MSK cluster that the migration goes to: as a Terraform module, as a CloudFormation template,",
            "or at once through AWS's API. TLS alone, IAM and SASL/SCRAM on, plaintext and unauthenticated access off,",
            "private subnets in three zones, and the source's broker settings as far as MSK takes them."
        },
        subcommands = {TerraformCommand.class, CloudFormationCommand.class, ApplyClusterCommand.class})
public final class ProvisionCommand extends GodwitCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    protected ExitCode run(CommandContext context) {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "A command is missing: terraform, cloudformation or apply");
    }
}
