package io.godwit.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;

/** A program that starts a cluster, writes down its processes, and waits to be killed. */
final class LabOwner {
    private LabOwner() {}

    public static void main(String[] arguments) throws Exception {
        Lab lab = Lab.in(Path.of(arguments[0]));
        lab.start(ClusterSpec.kafka28WithZooKeeper());
        Path draft = Path.of(arguments[1] + ".new");
        Files.writeString(draft, lab.processIds().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        Files.move(draft, Path.of(arguments[1]), StandardCopyOption.ATOMIC_MOVE);
        Thread.currentThread().join();
    }
}
