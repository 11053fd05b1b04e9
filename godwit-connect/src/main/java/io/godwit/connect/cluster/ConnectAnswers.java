package io.godwit.connect.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.connect.ConnectPlugin;
import io.godwit.core.connect.Connector;
import io.godwit.core.connect.ConnectorKind;
import io.godwit.core.connect.ConnectorOffset;
import io.godwit.core.connect.ConnectorStatus;
import io.godwit.core.connect.ConnectorStatus.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Connect's documents as the core's records. */
final class ConnectAnswers {
    private ConnectAnswers() {}

    static ConnectPlugin plugin(JsonNode plugin) {
        String version = plugin.path("version").asText("");
        return new ConnectPlugin(
                plugin.path("class").asText(),
                plugin.path("type").asText(),
                version.equals("null") || version.isEmpty() ? "-" : version);
    }

    static Connector connector(String name, JsonNode info, JsonNode status) {
        SortedMap<String, String> config = new TreeMap<>();
        info.path("config")
                .properties()
                .forEach(entry -> config.put(entry.getKey(), entry.getValue().asText("")));
        String type = info.path("type").asText(status.path("type").asText(""));
        return new Connector(name, ConnectorKind.of(type), config, status(status));
    }

    static ConnectorStatus status(JsonNode status) {
        List<TaskStatus> tasks = new ArrayList<>();
        status.path("tasks")
                .forEach(task -> tasks.add(new TaskStatus(
                        task.path("id").asInt(),
                        task.path("state").asText("UNASSIGNED"),
                        task.path("worker_id").asText(""),
                        task.path("trace").asText(""))));
        JsonNode own = status.path("connector");
        return new ConnectorStatus(
                own.path("state").asText("UNASSIGNED"),
                own.path("worker_id").asText(""),
                own.path("trace").asText(""),
                tasks);
    }

    static List<ConnectorOffset> offsets(JsonNode answer) {
        List<ConnectorOffset> offsets = new ArrayList<>();
        answer.path("offsets")
                .forEach(offset -> offsets.add(new ConnectorOffset(offset.path("partition"), offset.path("offset"))));
        return List.copyOf(offsets);
    }

    static List<String> problems(JsonNode validation) {
        List<String> problems = new ArrayList<>();
        validation.path("configs").forEach(config -> {
            JsonNode value = config.path("value");
            value.path("errors")
                    .forEach(error -> problems.add(value.path("name").asText() + ": " + withoutValues(error.asText())));
        });
        return List.copyOf(problems);
    }

    /** One line. Connect quotes the value that it does not like, which may be a secret: it is cut out. */
    static String withoutValues(String sentence) {
        return sentence.replaceAll("\\s+", " ")
                .replaceAll("Invalid value .*? for configuration", "Invalid value for configuration")
                .strip();
    }
}
