package io.godwit.migration.repoint;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RepointError;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files below some roots. Symbolic links are not followed.
 *
 * @param roots real paths, none inside of another
 * @param files regular files with their sizes in bytes, by path
 * @param linksOut symbolic links that lead out of the roots
 * @param unreadable what could not be looked at, with the reason
 * @param skipped how many of what was left out
 */
record FileTree(
        List<Path> roots,
        Map<Path, Long> files,
        List<Path> linksOut,
        Map<Path, String> unreadable,
        Map<String, Integer> skipped) {
    /** Version control, dependencies, build outputs, caches, and Godwit's own backups. */
    private static final Set<String> SKIPPED = Set.of(
            ".git",
            ".hg",
            ".svn",
            ".godwit",
            ".gradle",
            ".idea",
            ".terraform",
            ".tox",
            ".venv",
            "__pycache__",
            "build",
            "dist",
            "node_modules",
            "out",
            "target",
            "vendor",
            "venv");

    /** @throws GodwitException if a root does not exist */
    static FileTree under(Collection<Path> named, Collection<String> skipFolders) {
        List<Path> roots = real(named);
        Set<String> skip = new HashSet<>(SKIPPED);
        skip.addAll(skipFolders);
        Visitor visitor = new Visitor(roots, skip);
        for (Path root : roots) {
            try {
                Files.walkFileTree(root, visitor);
            } catch (IOException e) {
                visitor.unreadable.put(root, String.valueOf(e.getMessage()));
            }
        }
        return new FileTree(roots, visitor.files, visitor.linksOut, visitor.unreadable, visitor.skipped);
    }

    private static List<Path> real(Collection<Path> named) {
        List<Path> real = new ArrayList<>();
        for (Path path : named) {
            try {
                real.add(path.toRealPath());
            } catch (IOException e) {
                throw new GodwitException(
                        RepointError.ROOT_MISSING,
                        path.toString(),
                        "the folder or file does not exist or can't be reached (looked in "
                                + Path.of("").toAbsolutePath()
                                + ")",
                        "correct the path behind --root or in repoint.roots",
                        e);
            }
        }
        return real.stream()
                .distinct()
                .filter(path -> real.stream().noneMatch(other -> !other.equals(path) && path.startsWith(other)))
                .sorted()
                .toList();
    }

    /** How a file is shown: from the one root, or in full where there are several. */
    String shown(Path file) {
        if (roots.size() > 1) {
            return file.toString().replace('\\', '/').replaceFirst("^/", "");
        }
        Path root = roots.get(0);
        return (file.equals(root)
                        ? String.valueOf(file.getFileName())
                        : root.relativize(file).toString())
                .replace('\\', '/');
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final List<Path> roots;
        private final Set<String> skip;
        private final Map<Path, Long> files = new TreeMap<>();
        private final List<Path> linksOut = new ArrayList<>();
        private final Map<Path, String> unreadable = new TreeMap<>();
        private final Map<String, Integer> skipped = new TreeMap<>();

        private Visitor(List<Path> roots, Set<String> skip) {
            this.roots = roots;
            this.skip = skip;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            if (skip.contains(name) && !roots.contains(folder)) {
                skipped.merge("folders named " + name, 1, Integer::sum);
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                files.put(file, attributes.size());
            } else if (attributes.isSymbolicLink()) {
                link(file);
            } else {
                skipped.merge("pipes, sockets and devices", 1, Integer::sum);
            }
            return FileVisitResult.CONTINUE;
        }

        private void link(Path link) {
            skipped.merge("symbolic links", 1, Integer::sum);
            try {
                Path real = link.toRealPath();
                if (roots.stream().noneMatch(real::startsWith)) {
                    linksOut.add(link);
                }
            } catch (IOException e) {
                skipped.merge("symbolic links that lead nowhere", 1, Integer::sum);
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            unreadable.put(file, failure.getClass().getSimpleName());
            return FileVisitResult.CONTINUE;
        }
    }
}
