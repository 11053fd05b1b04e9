package io.godwit.cli.size;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.error.SizeError;
import io.godwit.core.size.AssessedLoad;
import io.godwit.core.size.Assumptions;
import io.godwit.core.size.Catalog;
import io.godwit.core.size.PriceItem;
import io.godwit.core.size.PriceList;
import io.godwit.core.size.SizeTarget;
import io.godwit.core.size.Sizing;
import io.godwit.core.size.TypedLoad;
import io.godwit.core.size.WhatIf;
import io.godwit.core.unit.DataRate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code godwit size}. */
@Command(
        name = "size",
        description = {
            "Says which targets carry a load and what they cost a month: Amazon MSK with Standard brokers, Express and "
                    + "Serverless, and Kafka on EC2. Shows what decides, what is left with a zone lost and during the "
                    + "migration, and every formula. Touches no cluster."
        },
        footer = {
            "",
            "  godwit size --ingress-average 10MiB/s --ingress-peak 20MiB/s --egress-average 20MiB/s \\",
            "      --egress-peak 40MiB/s --partition-replicas 600 --retention 72h",
            "  godwit size --from assessment.json --what-if peak=5GB/h",
            "",
            "Exit codes: 0 done, 2 figures that cannot be, 4 nothing carries the load, 1 failed."
        })
public final class SizeCommand extends GodwitCommand {
    private static final Duration DOWNLOAD_TIMEOUT = Duration.ofSeconds(60);
    private static final Path PRICES = Path.of("prices.json");

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "assessment.json",
            description = "Take the load that godwit assess found; options of the load win over it.")
    private @Nullable Path from;

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            defaultValue = "us-east-1",
            description = "The AWS region whose prices count (default: us-east-1).")
    private String region = "us-east-1";

    @Option(names = "--zones", paramLabel = "2|3", defaultValue = "3", description = "Availability zones (default: 3).")
    private int zones = 3;

    @Option(
            names = "--copy-rate",
            paramLabel = "RATE",
            description = "What the migration copies on top of the tail (default: 3 times the average ingress).")
    private @Nullable String copyRate;

    @Option(
            names = "--assumptions",
            paramLabel = "RULES",
            defaultValue = "godwit",
            completionCandidates = AssumptionNames.class,
            converter = AssumptionNames.class,
            description = "By whose rules: ${COMPLETION-CANDIDATES} (default: godwit).")
    private Assumptions assumptions = Assumptions.GODWIT;

    @Option(
            names = "--what-if",
            paramLabel = "CHANGES",
            description = "Also size the load with changes, such as peak=5GB/h,retention=14d.")
    private @Nullable String whatIf;

    @Option(
            names = "--catalog",
            paramLabel = "FILE",
            description = "Limits and prices that are laid over the built-in ones, as JSON.")
    private @Nullable Path catalog;

    @Option(
            names = "--refresh-prices",
            description =
                    "First fetch MSK's prices of the region from AWS's public price list into the file of --catalog "
                            + "(default: prices.json). Needs no credentials.")
    private boolean refreshPrices;

    @Option(
            names = "--price-list",
            paramLabel = "URL",
            defaultValue = PriceListDownload.AWS,
            description = "Where the price list is (default: " + PriceListDownload.AWS + ").")
    private String priceList = PriceListDownload.AWS;

    @Option(names = "--all", description = "Show every option, not the cheapest of each family.")
    private boolean all;

    @Option(names = "--explain", description = "Also show the formulas of the recommended option.")
    private boolean explain;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Also write a report with charts that needs no network.")
    private @Nullable Path html;

    @Override
    protected ExitCode run(CommandContext context) throws Exception {
        refuseZones();
        if (refreshPrices) {
            catalog = catalog == null ? PRICES : catalog;
            refresh(catalog, context);
        }
        TypedLoad typed = from == null
                ? load.typed()
                : load.typed().orElse(AssessedLoad.read(SizeFiles.readAssessment(from), from.toString()));
        if (refreshPrices && typed.texts().isEmpty()) {
            return ExitCode.DONE;
        }
        refuseMissing(typed);
        return size(typed, context);
    }

    private ExitCode size(TypedLoad typed, CommandContext context) {
        Catalog figures = catalog == null
                ? Catalog.builtIn()
                : Catalog.overlaid(SizeFiles.readCatalog(catalog), catalog.toString());
        SizeTarget target = new SizeTarget(region, zones, copyRate(), assumptions);
        Sizing sizing = Sizing.of(typed.figures(), target, figures);
        Optional<WhatIf> change = Optional.ofNullable(whatIf).map(WhatIf::parse);
        Optional<Sizing> changed =
                change.map(what -> Sizing.of(what.applyTo(typed).figures(), target, figures));
        if (html != null) {
            SizeFiles.write(html, new SizePage(sizing, figures, change.map(WhatIf::text), changed).text());
            context.talk().say("The report is " + html + ".");
        }
        changed.ifPresent(other ->
                change.orElseThrow().remark(sizing.load(), other.load()).ifPresent(context.talk()::say));
        Optional<SizeDocument.Changed> changedDocument = changed.map(
                other -> SizeDocument.Changed.of(change.orElseThrow().text(), other));
        SizeDocument document = SizeDocument.of(sizing, figures, changedDocument);
        context.output().write(document, out -> {
            SizeText text = new SizeText(context.style(), context.terminal().width(), all, explain);
            text.print(sizing, out);
            changed.ifPresent(other -> text.printChange(change.orElseThrow().text(), sizing, other, out));
        });
        return sizing.recommended().isPresent() ? ExitCode.DONE : nothingFits(sizing, context);
    }

    /** The document was written already, with all reasons; an error document after it would break it. */
    private static ExitCode nothingFits(Sizing sizing, CommandContext context) {
        context.talk()
                .say(SizeError.NOTHING_FITS.id() + " load: none of "
                        + sizing.options().size()
                        + " options carries it; each says why.\nFix: split the load over clusters, ask AWS for a higher quota,"
                        + " or shorten the retention");
        return SizeError.NOTHING_FITS.exitCode();
    }

    private void refresh(Path file, CommandContext context) throws InterruptedException {
        if (!region.matches("[a-z]{2}(-[a-z]+)+-[0-9]")) {
            Catalog.builtIn().prices(region);
        }
        PriceListDownload download =
                new PriceListDownload(priceList, context.options().timeout().orElse(DOWNLOAD_TIMEOUT));
        PriceList prices = download.fetch(region);
        String former = Files.exists(file) ? SizeFiles.readCatalog(file) : "{}";
        String text = prices.updated(former, file.toString(), download.address(region));
        Catalog.overlaid(text, file.toString());
        SizeFiles.write(file, text);
        context.talk()
                .say(file + ": " + prices.instanceHours().size() + " instances and "
                        + prices.items().size() + " other prices of " + region + ", published " + prices.published()
                        + ".");
        if (!prices.missing().isEmpty()) {
            context.talk()
                    .say("Not in the price list, and left as they were: " + String.join(", ", prices.missing()) + ".");
        }
        context.talk()
                .say("Not MSK's own prices: EC2 and gp3 are left as they were; " + PriceItem.CROSS_ZONE_GIB.field()
                        + " is AWS's usual " + PriceList.USUAL_CROSS_ZONE_USD + " unless the file says otherwise.");
    }

    private OptionalDouble copyRate() {
        if (copyRate == null) {
            return OptionalDouble.empty();
        }
        DataRate rate = DataRate.parse(copyRate)
                .filter(typed -> typed.bytesPerSecond() > 0)
                .orElseThrow(() -> new GodwitException(
                        SizeError.BAD_UNIT,
                        "copy-rate",
                        "it cannot be read",
                        "write it as 50MiB/s",
                        List.of(new Problem(
                                "copy-rate", 0, Objects.requireNonNull(copyRate), "is not " + DataRate.FORM))));
        return OptionalDouble.of(rate.bytesPerSecond());
    }

    private void refuseZones() {
        if (zones < 2 || zones > 3) {
            throw usage("--zones is 2 or 3, not " + zones);
        }
        if (zones != 3 && assumptions == Assumptions.AWS_SCRIPT) {
            throw usage("--assumptions aws-script knows three zones alone, not --zones " + zones);
        }
    }

    private void refuseMissing(TypedLoad typed) {
        if (!typed.missing().isEmpty()) {
            throw usage("Missing figures of the load: "
                    + typed.missing().stream()
                            .map(figure -> "--" + figure.label())
                            .collect(Collectors.joining(", "))
                    + (from == null ? "" : "; " + from + " does not know them"));
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
