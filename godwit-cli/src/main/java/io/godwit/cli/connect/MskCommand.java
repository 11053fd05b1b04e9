package io.godwit.cli.connect;

import io.godwit.aws.document.DocumentFile;
import io.godwit.aws.mskconnect.MskConnectModule;
import io.godwit.aws.mskconnect.MskConnectOrder;
import io.godwit.aws.mskconnect.MskConnectRequests;
import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.config.Migration;
import io.godwit.core.error.ExitCode;
import io.godwit.core.finding.Finding;
import io.godwit.migration.connect.MskConnectPlan;
import io.godwit.migration.connect.PlanConnect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code godwit connect msk}. */
@Command(
        name = "msk",
        description = {
            "Writes the source's connectors for Amazon MSK Connect: custom plugins, a worker configuration and connectors,",
            "as a Terraform module and as requests of the API. Sends nothing to AWS, and writes no secret.",
            "Exit code 0 written, 4 written, but something is in the way."
        })
public final class MskCommand extends GodwitCommand {
    @Mixin
    private MskOptions options = new MskOptions();

    @Option(names = "--directory", paramLabel = "DIR", description = "Where to write it (default: msk-connect).")
    private Path directory = Path.of("msk-connect");

    @Override
    protected ExitCode run(CommandContext context) {
        Migration migration = context.migration();
        MskConnectPlan plan = new PlanConnect(migration, context.clock(), context.talk()::say)
                .forMskConnect(options.bootstrapServers());
        Map<Path, String> files = new TreeMap<>();
        MskConnectOrder order = options.order(migration, plan);
        put(files, directory, MskConnectModule.files(order));
        put(files, directory.resolve("api"), MskConnectRequests.files(order));
        files.keySet()
                .forEach(file ->
                        ConnectFiles.refuseToOverwrite(file, context.options().yes()));
        files.forEach(ConnectFiles::write);
        List<Finding> findings = new ArrayList<>(plan.findings());
        plan.connectors().forEach(connector -> findings.addAll(connector.findings()));
        findings.sort(Finding.ORDER);
        ConnectDocuments.MskDocument document = ConnectDocuments.MskDocument.of(
                !plan.isBlocked(), files.keySet().stream().map(Path::toString).toList(), plan.connectors(), findings);
        context.output().write(document, out -> {
            document.files().forEach(file -> out.println("Wrote " + file));
            out.println();
            new ConnectText(context.style(), context.terminal().width()).print(findings, out);
            out.println("Next: put the plugins' zips into the bucket, then terraform -chdir=" + directory
                    + " init and plan.");
        });
        return plan.isBlocked() ? ExitCode.BLOCKED : ExitCode.DONE;
    }

    private static void put(Map<Path, String> files, Path folder, List<DocumentFile> documents) {
        documents.forEach(document -> files.put(folder.resolve(document.name()), document.text()));
    }
}
