package io.godwit.core.mirrormaker2;

import io.godwit.core.error.ConfigurationError;
import io.godwit.core.error.GodwitException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an mm2.properties file says about one flow. */
public final class MirrorMakerImport {
    private static final List<Rule> RULES = List.of(
            new FlowRule(),
            new ValuesRule(),
            new KeysRule(),
            new DefaultsRule(),
            new NotCarriedOverRule(),
            new SecretsRule());

    private final FlowProperties properties;
    private final List<LintFinding> findings;

    private MirrorMakerImport(FlowProperties properties, List<LintFinding> findings) {
        this.properties = properties;
        this.findings = List.copyOf(findings);
    }

    public Flow flow() {
        return properties.flow();
    }

    /** What does not do what it seems to do, by line. */
    public List<LintFinding> findings() {
        return findings;
    }

    /**
     * @param text the file
     * @param fileName how messages call it
     * @param chosen the flow to import; empty = the only one
     * @throws GodwitException if the flow is not clear
     */
    public static MirrorMakerImport of(String text, String fileName, Optional<Flow> chosen) {
        MirrorMakerFile file = Mender.mend(PropertiesReader.read(text));
        FlowProperties properties = new FlowProperties(file, flow(file, fileName, chosen));
        List<LintFinding> findings = Stream.concat(
                        file.findings().stream(), RULES.stream().flatMap(rule -> rule.check(properties)))
                .distinct()
                .sorted(LintFinding.ORDER)
                .toList();
        return new MirrorMakerImport(properties, findings);
    }

    /** The chosen one, the only enabled one, the only one spoken of, or of two clusters the first to the second. */
    private static Flow flow(MirrorMakerFile file, String fileName, Optional<Flow> chosen) {
        SortedSet<Flow> enabled = file.enabledFlows();
        SortedSet<Flow> mentioned = file.mentionedFlows();
        if (chosen.isPresent()) {
            return known(chosen.get(), file, fileName);
        }
        if (enabled.size() == 1) {
            return enabled.first();
        }
        if (enabled.isEmpty() && mentioned.size() == 1) {
            return mentioned.first();
        }
        List<String> clusters = file.get("clusters")
                .map(entry -> Lists.elements(entry.value()))
                .orElseGet(() -> List.copyOf(file.aliases()));
        if (mentioned.isEmpty() && clusters.size() == 2) {
            return new Flow(clusters.get(0), clusters.get(1));
        }
        SortedSet<Flow> candidates = enabled.isEmpty() ? mentioned : enabled;
        throw unclear(
                fileName,
                candidates.isEmpty()
                        ? "it names no flow such as source->target.enabled = true"
                        : "it holds " + candidates.size() + " flows: " + list(candidates),
                candidates);
    }

    private static Flow known(Flow flow, MirrorMakerFile file, String fileName) {
        Set<String> aliases = file.aliases();
        if (!aliases.contains(flow.source())
                || !aliases.contains(flow.target())
                || flow.source().equals(flow.target())) {
            SortedSet<Flow> known = new TreeSet<>(file.mentionedFlows());
            throw unclear(
                    fileName, "it has no flow " + flow + "; its clusters are " + String.join(", ", aliases), known);
        }
        return flow;
    }

    private static GodwitException unclear(String fileName, String reason, SortedSet<Flow> candidates) {
        String example = candidates.isEmpty() ? "a->b" : candidates.first().toString();
        return new GodwitException(
                ConfigurationError.FLOW_UNCLEAR, fileName, reason, "name the flow: --flow '" + example + "'");
    }

    private static String list(SortedSet<Flow> flows) {
        return flows.stream().map(Flow::toString).collect(Collectors.joining(", "));
    }

    /**
     * The migration that does the same, as the text of a {@code migration.yaml}.
     *
     * @param name of the migration; empty = made from the aliases
     * @param secretsFile path of the mm2.properties file, which the result refers to for secrets
     * @param header lines of the comment at the top
     */
    public String migration(Optional<String> name, String secretsFile, List<String> header) {
        return new MigrationDraft(properties, secretsFile).write(name, header);
    }
}
