package io.godwit.lab.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the kind of file that Hadoop and Hive read their settings from. */
final class HadoopFile {
    private HadoopFile() {}

    static void write(Path file, Map<String, String> properties) throws IOException {
        StringBuilder text = new StringBuilder("<configuration>\n");
        properties.forEach((name, value) -> text.append("  <property><name>")
                .append(escaped(name))
                .append("</name><value>")
                .append(escaped(value))
                .append("</value></property>\n"));
        Files.writeString(file, text.append("</configuration>\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
