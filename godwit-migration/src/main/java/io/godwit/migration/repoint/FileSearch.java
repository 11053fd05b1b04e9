package io.godwit.migration.repoint;

import io.godwit.core.error.RepointError;
import io.godwit.core.repoint.Meaning;
import io.godwit.core.repoint.Needles;
import io.godwit.core.repoint.Reference;
import io.godwit.core.repoint.Rewrite;
import io.godwit.core.repoint.Rewriter;
import io.godwit.core.repoint.format.Format;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks into one file: cheaply first, and as text only if it may refer to the source. */
final class FileSearch {
    private static final int PIECE_BYTES = 1 << 16;

    private final Needles needles;
    private final Rewriter rewriter;
    private final long maxFileBytes;

    FileSearch(Needles needles, Rewriter rewriter, long maxFileBytes) {
        this.needles = needles;
        this.rewriter = rewriter;
        this.maxFileBytes = maxFileBytes;
    }

    /** What was found in a file; most files have neither. */
    record Found(Optional<FileChange> change, List<FileFinding> findings) {
        static final Found NOTHING = new Found(Optional.empty(), List.of());

        static Found left(String path, RepointError problem, String note) {
            return new Found(Optional.empty(), List.of(left(path, Meaning.BOOTSTRAP_LIST, problem, note)));
        }

        private static FileFinding left(String path, Meaning meaning, RepointError problem, String note) {
            return new FileFinding(
                    path, new Reference(0, "", meaning, Reference.Action.LEFT, Optional.of(problem), note));
        }
    }

    /** @param path as it is shown, from the root: the folders in it tell the format as well */
    Found search(Path file, String path, long sizeBytes) {
        Format format = Format.of(path);
        if (format == Format.DOCUMENT) {
            return Found.NOTHING;
        }
        try {
            return sizeBytes > maxFileBytes ? large(file, path, sizeBytes) : small(file, path, format);
        } catch (IOException e) {
            return Found.left(
                    path,
                    RepointError.UNREADABLE,
                    "can't be read: " + e.getClass().getSimpleName());
        }
    }

    private Found large(Path file, String path, long sizeBytes) throws IOException {
        Needles.Search search = needles.search();
        byte[] piece = new byte[PIECE_BYTES];
        try (InputStream stream = Files.newInputStream(file)) {
            for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
                if (search.in(piece, read)) {
                    return Found.left(
                            path,
                            RepointError.TOO_LARGE,
                            "has a host of the source in its " + sizeBytes + " bytes, more than the " + maxFileBytes
                                    + " of repoint.maxFileSize");
                }
            }
        }
        return Found.NOTHING;
    }

    private Found small(Path file, String path, Format format) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!needles.in(bytes)) {
            return Found.NOTHING;
        }
        if (isBinary(bytes)) {
            return Found.left(path, RepointError.BINARY, "has NUL bytes and a host of the source");
        }
        Charset charset = StandardCharsets.UTF_8;
        String text;
        try {
            text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            if (format != Format.PROPERTIES) {
                return Found.left(path, RepointError.NOT_UTF8, "has a host of the source");
            }
            charset = StandardCharsets.ISO_8859_1;
            text = new String(bytes, charset);
        }
        Rewrite rewrite = rewriter.rewrite(path, text);
        Optional<FileChange> change = rewrite.text().equals(text)
                ? Optional.empty()
                : Optional.of(new FileChange(file, path, charset, text, rewrite.text()));
        return new Found(
                change,
                rewrite.references().stream()
                        .map(reference -> new FileFinding(path, reference))
                        .toList());
    }

    private static boolean isBinary(byte[] bytes) {
        for (byte each : bytes) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }
}
