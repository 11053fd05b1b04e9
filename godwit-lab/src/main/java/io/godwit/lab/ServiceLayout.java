package io.godwit.lab;

import java.io.IOException;
import java.nio.file.Path;

/** Lays the files of a component out in its folder and says how it is started on this port of the loopback address. */
@FunctionalInterface
public interface ServiceLayout {
    ServiceProcess.Launch in(Path folder, int port) throws IOException;
}
