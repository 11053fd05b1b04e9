package io.godwit.cli.provision;

import io.godwit.aws.document.ClusterDocument;
import io.godwit.aws.document.DocumentFile;
import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code godwit provision terraform}. */
@Command(name = "terraform", description = "Writes the cluster as a Terraform module. Sends nothing to AWS.")
public final class TerraformCommand extends GodwitCommand {
    @Mixin
    private DocumentOptions options = new DocumentOptions();

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where to write it (default: msk-terraform).")
    private Path out = Path.of("msk-terraform");

    @Override
    protected ExitCode run(CommandContext context) {
        ClusterDocument document = options.document(context);
        List<DocumentFile> files = document.terraform();
        files.forEach(file -> ProvisionFiles.refuseToOverwrite(
                out.resolve(file.name()), context.options().yes()));
        files.forEach(file -> ProvisionFiles.write(out.resolve(file.name()), file.text()));
        WrittenDocument written = WrittenDocument.of(
                files.stream().map(file -> out.resolve(file.name())).toList(), document.cluster());
        context.output()
                .write(
                        written,
                        text -> written.print(
                                text, "terraform -chdir=" + out + " init, then plan, shows what it makes"));
        return ExitCode.DONE;
    }
}
