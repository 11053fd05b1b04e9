package io.godwit.cli.explain;

import io.godwit.core.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The pages of docs/errors, which the build puts beside the classes. */
final class ErrorPages {
    private static final String FOLDER = "/io/godwit/docs/errors/";

    private ErrorPages() {}

    /** The page; a code that has none yet is told by its title. */
    static String page(ErrorCode code) {
        try (InputStream page = ErrorPages.class.getResourceAsStream(FOLDER + code.id() + ".md")) {
            return page == null
                    ? "# " + code.id() + ": " + code.title() + "\n"
                    : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
