package io.godwit.cli.repoint;

import io.godwit.cli.render.Style;
import io.godwit.core.error.RepointError;
import io.godwit.migration.repoint.FileChange;
import io.godwit.migration.repoint.FileFinding;
import io.godwit.migration.repoint.RepointPlan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** The text of {@code godwit repoint}: the diff, what is left for a person, and a summary. */
final class RepointText {
    private final Style style;

    RepointText(Style style) {
        this.style = style;
    }

    void print(RepointPlan plan, boolean withDiff, PrintWriter out) {
        for (FileChange change : plan.changes()) {
            if (withDiff) {
                change.maskedDiff().lines().map(this::painted).forEach(out::println);
            } else {
                out.println("would change " + change.path());
            }
        }
        left(plan, out);
        summary(plan, "to change", out);
        if (!plan.changes().isEmpty()) {
            out.println("Next: godwit repoint --write, with the same --root");
        }
    }

    void printWritten(RepointPlan plan, Optional<Path> folder, PrintWriter out) {
        plan.changes().forEach(change -> out.println("rewrote " + change.path()));
        left(plan, out);
        summary(plan, "rewritten", out);
        folder.ifPresent(backup -> {
            out.println("Backups: " + backup);
            out.println("Back: godwit repoint --revert");
        });
    }

    private void left(RepointPlan plan, PrintWriter out) {
        if (plan.left().isEmpty()) {
            return;
        }
        out.println(style.strong("Left for you:"));
        plan.left().forEach(finding -> out.println("  " + line(finding)));
    }

    private String line(FileFinding finding) {
        int line = finding.reference().line();
        String key = finding.reference().key();
        return style.warning(finding.reference().problem().map(RepointError::id).orElse("-"))
                + "  "
                + finding.path()
                + (line > 0 ? ":" + line : "")
                + (key.isEmpty() ? "" : "  " + key)
                + "  "
                + finding.reference().note();
    }

    private static void summary(RepointPlan plan, String done, PrintWriter out) {
        out.println("Searched " + files(plan.filesSearched()) + " for " + String.join(", ", plan.sourceAddresses())
                + ": " + files(plan.changes().size()) + " " + done + ", "
                + (plan.left().size() == 1 ? "1 place" : plan.left().size() + " places")
                + " left for you.");
        if (!plan.skipped().isEmpty()) {
            StringBuilder skipped = new StringBuilder();
            plan.skipped().forEach((what, count) -> skipped.append(skipped.isEmpty() ? "Not searched: " : ", ")
                    .append(count)
                    .append(' ')
                    .append(what));
            out.println(skipped.append('.'));
        }
    }

    static String files(int count) {
        return count == 1 ? "1 file" : count + " files";
    }

    private String painted(String line) {
        if (line.startsWith("@@") || line.startsWith("---") || line.startsWith("+++")) {
            return style.strong(line);
        }
        return line.startsWith("+") ? style.good(line) : line.startsWith("-") ? style.bad(line) : line;
    }
}
