package io.godwit.cli.assess;

import io.godwit.core.assess.Assessment;
import io.godwit.core.error.AssessmentCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The three files of an assessment. */
final class AssessmentFiles {
    private AssessmentFiles() {}

    /** Writes them into the folder, which is made if it is missing; returns their paths. */
    static List<Path> write(Assessment assessment, Path folder) {
        List<ReportSection> sections = new ReportSections(assessment).sections();
        String title = ReportSections.title(assessment);
        return List.of(
                write(folder.resolve("assessment.json"), Json.pretty(assessment) + "\n"),
                write(folder.resolve("assessment.html"), HtmlReport.of(title, sections)),
                write(folder.resolve("assessment.md"), MarkdownReport.of(title, sections)));
    }

    private static Path write(Path file, String text) {
        Path absolute = file.toAbsolutePath();
        Path part = absolute.resolveSibling("." + absolute.getFileName() + ".part");
        try {
            Files.createDirectories(absolute.getParent());
            Files.writeString(part, text);
            Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return file;
        } catch (IOException e) {
            throw new GodwitException(
                    AssessmentCode.FILE_UNWRITABLE,
                    file.toString(),
                    "cannot be written: " + e.getMessage(),
                    "name a folder that you may write to with --out",
                    e);
        }
    }
}
