package io.godwit.cli.waves;

import io.godwit.cli.render.Style;
import io.godwit.cli.render.Table;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.waves.ProposedWave;
import io.godwit.core.waves.Question;
import io.godwit.core.waves.UsedApplication;
import io.godwit.core.waves.WaveEdge;
import io.godwit.core.waves.WaveFinding;
import io.godwit.core.waves.WaveProposal;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The proposal for people: waves in their order, what is asked, what is wrong with those of migration.yaml. */
final class WavesText {
    private static final String INDENT = "    ";
    private static final int NAMES_SHOWN = 4;
    private static final int REASONS_SHOWN = 8;

    private final Style style;
    private final int width;
    private final Map<String, UsedApplication> applications = new HashMap<>();
    private final Map<String, Integer> waveOf = new HashMap<>();

    WavesText(Style style, int width) {
        this.style = style;
        this.width = Math.max(60, width);
    }

    void print(WaveProposal proposal, PrintWriter out) {
        proposal.applications().forEach(application -> applications.put(application.name(), application));
        for (int index = 0; index < proposal.waves().size(); index++) {
            int number = index + 1;
            proposal.waves().get(index).applications().forEach(name -> waveOf.put(name, number));
        }
        proposal.waves().forEach(wave -> wave(wave, proposal, out));
        questions(proposal.questions(), out);
        findings(
                Stream.concat(proposal.findings().stream().map(WaveFinding::finding), proposal.unread().stream())
                        .toList(),
                out);
        summary(proposal, out);
    }

    private void wave(ProposedWave wave, WaveProposal proposal, PrintWriter out) {
        int number = proposal.waves().indexOf(wave) + 1;
        out.println(style.strong("Wave " + number + "  " + wave.name())
                + (wave.topics().isEmpty() ? "  (only reads)" : "  switches " + some(wave.topics())));
        Table table = new Table()
                .left("  APPLICATION")
                .left("OWNER")
                .left("KIND")
                .left("READS")
                .left("WRITES");
        for (String name : wave.applications()) {
            UsedApplication application = Objects.requireNonNull(applications.get(name));
            table.row(
                    "  " + name + (application.isNamed() ? "" : style.warning(" *")),
                    application.owner().orElse("-"),
                    application.kind().words(),
                    some(application.reads().keySet()),
                    some(application.writes().keySet()));
        }
        table.print(out);
        reasons(wave, number, out);
        out.println();
    }

    /** One line for two applications, however many topics they have in common. */
    private void reasons(ProposedWave wave, int number, PrintWriter out) {
        Map<List<Object>, List<WaveEdge>> byPair = wave.edges().stream()
                .collect(Collectors.groupingBy(
                        edge -> List.of(edge.from(), edge.to(), edge.kind()), LinkedHashMap::new, Collectors.toList()));
        byPair.values().stream().limit(REASONS_SHOWN).forEach(edges -> {
            WaveEdge edge = edges.get(0);
            int more = edges.size() - 1;
            wrap(relation(edge, number) + edge.reason() + (more > 0 ? ", and " + count(more, "other topic") : ""), out);
        });
        if (byPair.size() > REASONS_SHOWN) {
            out.println(INDENT + "and " + count(byPair.size() - REASONS_SHOWN, "other reason") + "; -o json has all");
        }
    }

    private String relation(WaveEdge edge, int wave) {
        int from = waveOf.getOrDefault(edge.from(), wave);
        if (from != wave) {
            return "after wave " + from + ": ";
        }
        return edge.isTogether() ? "together: " : "not before " + edge.from() + ": ";
    }

    private void questions(List<Question> questions, PrintWriter out) {
        for (Question question : questions) {
            out.println(style.warning("QUESTION") + "  " + question.code().id() + "  " + style.strong(question.text()));
            if (!question.hints().isEmpty()) {
                wrap("Known: " + String.join("; ", question.hints()) + ".", out);
            }
            wrap("Answer: " + question.answer() + ".", out);
            out.println();
        }
    }

    private void findings(List<Finding> findings, PrintWriter out) {
        for (Finding finding : findings) {
            out.println(
                    painted(finding.severity()) + "  " + finding.code().id() + "  " + style.strong(finding.resource()));
            wrap(finding.reason() + ".", out);
            wrap("Fix: " + finding.fix() + ".", out);
            out.println();
        }
    }

    private String painted(Severity severity) {
        return switch (severity) {
            case BLOCKER -> style.bad("BLOCKER");
            case WARNING -> style.warning("WARNING");
            case INFORMATION -> style.faint("INFORMATION");
        };
    }

    private static void summary(WaveProposal proposal, PrintWriter out) {
        long proposed = proposal.applications().stream()
                .filter(application -> !application.isNamed())
                .count();
        if (proposed > 0) {
            out.println("* not in migration.yaml; --write FILE writes it for you.");
        }
        out.println("Waves: " + count(proposal.applications().size(), "application") + " in "
                + count(proposal.waves().size(), "wave") + ", " + proposed + " not in migration.yaml, "
                + count(proposal.questions().size(), "question") + ", "
                + count(severe(proposal, Severity.BLOCKER), "blocker") + ", "
                + count(severe(proposal, Severity.WARNING), "warning"));
    }

    private static long severe(WaveProposal proposal, Severity severity) {
        return proposal.findings().stream()
                .filter(finding -> finding.finding().severity() == severity)
                .count();
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String some(Collection<String> names) {
        if (names.isEmpty()) {
            return "-";
        }
        String shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        int more = names.size() - NAMES_SHOWN;
        return shown + (more > 0 ? " and " + more + " more" : "");
    }

    private void wrap(String text, PrintWriter out) {
        StringBuilder line = new StringBuilder(INDENT);
        for (String word : text.split(" ", -1)) {
            if (line.length() > INDENT.length() && line.length() + word.length() > width) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder(INDENT);
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }
}
