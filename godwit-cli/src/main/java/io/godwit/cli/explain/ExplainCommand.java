package io.godwit.cli.explain;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.cli.render.Table;
import io.godwit.core.config.schema.Nearest;
import io.godwit.core.error.ConfigurationError;
import io.godwit.core.error.ErrorCatalog;
import io.godwit.core.error.ErrorCode;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the page of an error code, or lists all codes. */
@Command(
        name = "explain",
        description = "Tells what a code such as GW-CUT-003 means and what to do; without one, lists all.")
public final class ExplainCommand extends GodwitCommand {
    @Parameters(arity = "0..1", paramLabel = "CODE", description = "The code, in upper or lower case.")
    private @Nullable String code;

    @Override
    protected ExitCode run(CommandContext context) {
        if (code == null) {
            list(context);
        } else {
            explain(find(code), context);
        }
        return ExitCode.DONE;
    }

    /** The document of one code. */
    record Explanation(String code, String title, int exitCode, String page) {}

    /** The document of all codes. */
    record Codes(List<Entry> codes) {}

    record Entry(String code, String title, int exitCode) {
        static Entry of(ErrorCode code) {
            return new Entry(code.id(), code.title(), code.exitCode().status());
        }
    }

    private static void list(CommandContext context) {
        List<Entry> entries = ErrorCatalog.all().map(Entry::of).toList();
        context.output().write(new Codes(entries), out -> {
            Table table = new Table().left("CODE").right("EXIT").left("MEANING");
            entries.forEach(entry -> table.row(entry.code(), String.valueOf(entry.exitCode()), entry.title()));
            table.print(out);
        });
    }

    private static void explain(ErrorCode code, CommandContext context) {
        String page = ErrorPages.page(code);
        context.output()
                .write(
                        new Explanation(code.id(), code.title(), code.exitCode().status(), page),
                        out -> out.println(page.stripTrailing()));
    }

    private static ErrorCode find(String typed) {
        return ErrorCatalog.find(typed)
                .orElseThrow(() -> new GodwitException(
                        ConfigurationError.UNKNOWN_CODE,
                        typed,
                        "no such code" + suggestion(typed),
                        "godwit explain lists all codes"));
    }

    private static String suggestion(String typed) {
        String upper = typed.strip().toUpperCase(Locale.ROOT);
        List<String> near = ErrorCatalog.all()
                .map(ErrorCode::id)
                .filter(id -> id.contains(upper) || Nearest.distance(id, upper) <= 2)
                .sorted(java.util.Comparator.comparingInt((String id) -> Nearest.distance(id, upper)))
                .limit(5)
                .toList();
        return near.isEmpty() ? "" : "; near to it are " + String.join(", ", near);
    }
}
