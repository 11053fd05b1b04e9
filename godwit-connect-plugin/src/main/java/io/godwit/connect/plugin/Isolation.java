package io.godwit.connect.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The way to the copier. There is one for each class loader of the plugin: loading kafka-clients once for each task would cost
 * memory without end.
 *
 * <p>Its classes are those of the plugin's own jar, of the files in the folder {@value #FOLDER} beside it, which are jars under a
 * suffix that Connect does not look into, and of all other jars in the plugin's folder, where login modules and callback
 * handlers of others have their place.
 */
final class Isolation {
    static final String FOLDER = "isolated";
    static final String SUFFIX = ".isolated";
    private static final String COPIERS = "io.godwit.connect.copier.IsolatedCopiers";

    private final ClassLoader loader;
    private final Copiers copiers;

    private Isolation(ClassLoader loader) {
        this.loader = loader;
        this.copiers = within(() -> {
            try {
                return (Copiers)
                        loader.loadClass(COPIERS).getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new ConnectException("the plugin is not complete: " + e, e);
            }
        });
    }

    /** A plugin that is not complete stays so, and says it each time. */
    private static final class Once {
        private static final Supplier<Isolation> INSTANCE = attempt();

        private static Supplier<Isolation> attempt() {
            try {
                Isolation isolation = new Isolation(open(Isolation.class.getClassLoader()));
                return () -> isolation;
            } catch (ConnectException e) {
                return () -> {
                    throw new ConnectException(e.getMessage(), e);
                };
            }
        }
    }

    /** @throws ConnectException if the plugin was not installed as it is shipped */
    static Isolation get() {
        return Once.INSTANCE.get();
    }

    Copier task(Map<String, String> config) {
        return new Inside(within(() -> copiers.task(config)));
    }

    Copier director(Map<String, String> config) {
        return new Inside(within(() -> copiers.director(config)));
    }

    private static ClassLoader open(ClassLoader plugin) {
        Path jar = ownJar();
        List<URL> urls = new ArrayList<>();
        urls.add(url(jar));
        Path folder = jar.resolveSibling(FOLDER);
        if (!Files.isDirectory(folder)) {
            throw new ConnectException(
                    "the folder " + folder + " is missing: install the whole zip of the plugin, not the "
                            + "jar alone (docs/guide/connect.md)");
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().forEach(file -> urls.add(url(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (plugin instanceof URLClassLoader others) {
            Stream.of(others.getURLs()).filter(url -> !urls.contains(url)).forEach(urls::add);
        }
        return new IsolatedLoader(urls.toArray(URL[]::new), plugin);
    }

    private static Path ownJar() {
        try {
            return Path.of(Isolation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new ConnectException("the plugin's own place cannot be told", e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T within(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A copier whose calls run with its own class loader. */
    private final class Inside implements Copier {
        private final Copier copier;

        Inside(Copier copier) {
            this.copier = copier;
        }

        @Override
        public Optional<String> look() {
            return within(copier::look);
        }

        @Override
        public void close() {
            within(() -> {
                copier.close();
                return true;
            });
        }
    }
}
