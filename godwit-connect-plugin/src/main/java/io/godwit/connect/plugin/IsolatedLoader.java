package io.godwit.connect.plugin;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads the copier and its own kafka-clients, whatever version of it the worker has. Of the worker's classes it sees the JDK, the
 * logging API, so that there is one log, and {@value #SHARED}, over which both sides speak.
 *
 * <p>Kafka's clients ask the class loader of the current thread for login modules and callback handlers. So each call into the
 * copier sets it, and the threads that the copier starts inherit it.
 */
final class IsolatedLoader extends URLClassLoader {
    private static final String SHARED = "io.godwit.connect.plugin.";
    private static final String LOGGING = "org.slf4j.";

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader plugin;

    /** @param plugin the loader of the connector itself */
    IsolatedLoader(URL[] own, ClassLoader plugin) {
        super("godwit-isolated", own, ClassLoader.getPlatformClassLoader());
        this.plugin = plugin;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith(SHARED) || name.startsWith(LOGGING)
                ? plugin.loadClass(name)
                : super.loadClass(name, resolve);
    }
}
