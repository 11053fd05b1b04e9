package io.godwit.cli.provision;

import io.godwit.core.provision.CustomConfiguration;
import io.godwit.core.provision.WantedCluster;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** The document of {@code godwit provision terraform|cloudformation -o json}; docs/reference/provision.md describes it. */
record WrittenDocument(String cluster, List<String> files, CustomConfiguration configuration) {
    static WrittenDocument of(List<Path> files, WantedCluster cluster) {
        return new WrittenDocument(
                cluster.name(), files.stream().map(Path::toString).toList(), cluster.configuration());
    }

    void print(PrintWriter out, String next) {
        files.forEach(file -> out.println("Wrote " + file));
        out.println();
        ConfigurationText.print(configuration, out);
        out.println();
        out.println("Next: " + next + ".");
    }
}
