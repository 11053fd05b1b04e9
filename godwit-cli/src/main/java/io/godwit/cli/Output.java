package io.godwit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.godwit.core.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * A command's data, on standard output in the form that the user asked for. In JSON and YAML each document is an object
 * whose first property is {@code schemaVersion}.
 */
public final class Output {
    /** The version of all documents; raised when a property changes its meaning or goes away, not when one is added. */
    public static final int SCHEMA_VERSION = 1;

    private final OutputFormat format;
    private final PrintWriter out;
    private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.SPLIT_LINES));

    public Output(OutputFormat format, PrintWriter out) {
        this.format = format;
        this.out = out;
    }

    public OutputFormat format() {
        return format;
    }

    public boolean isText() {
        return format == OutputFormat.text;
    }

    /** Writes the data: the value as a document, or what {@code text} prints. */
    public void write(Object document, Consumer<PrintWriter> text) {
        switch (format) {
            case text -> text.accept(out);
            case json -> out.println(Json.pretty(versioned(document)));
            case yaml -> out.print(yaml(versioned(document)));
        }
        out.flush();
    }

    /** As {@link #write}, with JSON documents of one line each, for commands that go on writing (NDJSON). */
    public void writeNext(Object document, Consumer<PrintWriter> text) {
        switch (format) {
            case text -> text.accept(out);
            case json -> out.println(Json.line(versioned(document)));
            case yaml -> out.print("---\n" + yaml(versioned(document)));
        }
        out.flush();
    }

    /** The document as {@link #write} writes it, for a file. */
    public static ObjectNode versioned(Object document) {
        JsonNode tree = Json.tree(document);
        ObjectNode versioned = tree.deepCopy();
        versioned.removeAll();
        versioned.put("schemaVersion", SCHEMA_VERSION);
        tree.properties().forEach(field -> versioned.set(field.getKey(), field.getValue()));
        return versioned;
    }

    private String yaml(ObjectNode document) {
        try {
            return yaml.writeValueAsString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
