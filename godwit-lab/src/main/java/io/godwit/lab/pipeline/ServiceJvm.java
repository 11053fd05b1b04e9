package io.godwit.lab.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The JVM of a component: small, and quick to start. */
final class ServiceJvm {
    /** What Spark and Hive reach into by reflection. */
    static final List<String> OPENED_PACKAGES = Stream.of(
                    "java.base/java.lang",
                    "java.base/java.lang.invoke",
                    "java.base/java.lang.reflect",
                    "java.base/java.io",
                    "java.base/java.net",
                    "java.base/java.nio",
                    "java.base/java.util",
                    "java.base/java.util.concurrent",
                    "java.base/java.util.concurrent.atomic",
                    "java.base/jdk.internal.ref",
                    "java.base/sun.nio.ch",
                    "java.base/sun.nio.cs",
                    "java.base/sun.security.action",
                    "java.base/sun.util.calendar",
                    "java.security.jgss/sun.security.krb5")
            .map(name -> "--add-opens=" + name + "=ALL-UNNAMED")
            .toList();

    private ServiceJvm() {}

    /** The program and its first options; class path or jar and arguments follow. */
    static List<String> options(int heapMegabytes) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true");
    }
}
