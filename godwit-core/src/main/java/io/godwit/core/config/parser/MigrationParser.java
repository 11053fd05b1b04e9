package io.godwit.core.config.parser;

import io.godwit.core.config.Migration;
import io.godwit.core.config.external.ExternalValues;
import io.godwit.core.config.external.References;
import io.godwit.core.config.schema.Place;
import io.godwit.core.config.yaml.YamlPath;
import io.godwit.core.config.yaml.YamlReader;
import io.godwit.core.error.ConfigurationError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads {@code migration.yaml}. All that is wrong with it is reported at once. */
public final class MigrationParser {
    private final References references;

    /** @param external where references to the environment and to files are looked up */
    public MigrationParser(ExternalValues external) {
        this.references = new References(external);
    }

    /**
     * @param yaml the text of the file
     * @param fileName how messages call it
     * @throws GodwitException with all problems, if there are any
     */
    public Migration parse(String yaml, String fileName) {
        return parse(yaml, fileName, Overrides.none());
    }

    /** As the other, with client properties that win over those of the file. */
    public Migration parse(String yaml, String fileName, Overrides overrides) {
        List<Problem> problems = new ArrayList<>();
        Optional<Migration> migration = new YamlReader(problems::add)
                .read(yaml)
                .map(overrides::apply)
                .flatMap(root ->
                        MigrationSection.SECTION.read(new Place(root, YamlPath.ROOT, references, problems::add)));
        if (!problems.isEmpty()) {
            throw invalid(fileName, problems);
        }
        return migration.orElseThrow(() -> new IllegalStateException("a section failed without a word"));
    }

    private static GodwitException invalid(String fileName, List<Problem> problems) {
        List<Problem> ordered = problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparing(Problem::path))
                .toList();
        String count = ordered.size() == 1 ? "has 1 problem" : "has " + ordered.size() + " problems";
        return new GodwitException(
                ConfigurationError.INVALID_CONFIGURATION,
                fileName,
                count,
                "correct the file and run the command again",
                ordered);
    }
}
