package io.godwit.cli.provision;

import io.godwit.aws.document.ClusterDocument;
import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code godwit provision cloudformation}. */
@Command(
        name = "cloudformation",
        description = "Writes the cluster as a CloudFormation template. Sends nothing to AWS.")
public final class CloudFormationCommand extends GodwitCommand {
    @Mixin
    private DocumentOptions options = new DocumentOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it (default: msk.yaml).")
    private Path out = Path.of("msk.yaml");

    @Override
    protected ExitCode run(CommandContext context) {
        ClusterDocument document = options.document(context);
        ProvisionFiles.refuseToOverwrite(out, context.options().yes());
        ProvisionFiles.write(out, document.cloudFormation().text());
        WrittenDocument written = WrittenDocument.of(List.of(out), document.cluster());
        context.output()
                .write(
                        written,
                        text -> written.print(
                                text,
                                "aws cloudformation deploy --template-file " + out + " --stack-name "
                                        + document.cluster().name()
                                        + " --no-execute-changeset shows what it makes"));
        return ExitCode.DONE;
    }
}
