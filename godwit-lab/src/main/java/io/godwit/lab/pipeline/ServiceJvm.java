package io.godwit.lab.pipeline;

import java.nio.file.Path;
import java.util.List;

/** The JVM of a component: small, and quick to start. */
final class ServiceJvm {
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
