package io.godwit.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.error.ErrorCatalog;
import io.godwit.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorPagesTest {
    private static final Path PAGES = Path.of("..", "docs", "errors");

    @Test
    void shouldHaveAPageWithItsTitleForEachCode() {
        List<String> wrong = ErrorCatalog.all()
                .filter(code -> !firstLine(code).equals("# " + code.id() + ": " + code.title()))
                .map(code -> code.id() + ": " + code.title() + " has " + firstLine(code))
                .toList();

        assertThat(wrong).isEmpty();
    }

    @Test
    void shouldHaveACodeForEachPage() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString())
                            .filter(name -> name.startsWith("GW-"))
                            .filter(name ->
                                    ErrorCatalog.find(name.replace(".md", "")).isEmpty()))
                    .isEmpty();
        }
    }

    @Test
    void shouldNotUseACodeTwice() {
        assertThat(ErrorCatalog.all().map(ErrorCode::id)).doesNotHaveDuplicates();
    }

    private static String firstLine(ErrorCode code) {
        try (Stream<String> lines = Files.lines(PAGES.resolve(code.id() + ".md"))) {
            return lines.findFirst().orElse("an empty page");
        } catch (IOException e) {
            return "no page";
        }
    }
}
