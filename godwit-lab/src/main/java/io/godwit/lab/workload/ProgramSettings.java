package io.godwit.lab.workload;

import io.godwit.lab.LabException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The configuration file of one CRM program for one cluster: what it is under {@code crm.}, the rest a Kafka client's properties.
 *
 * @param program its name, as in {@code apps/NAME}
 * @param groups that it reads with; empty = it writes
 * @param cluster the name of the cluster, as in {@code apps/NAME start CLUSTER}
 * @param home the workload's folder
 */
record ProgramSettings(String program, List<CrmGroup> groups, String cluster, Path home, Map<String, String> client) {
    private static final String PREFIX = "crm.";

    ProgramSettings {
        groups = List.copyOf(groups);
        client = Map.copyOf(client);
    }

    static ProgramSettings read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new LabException("could not read " + file + ": " + e.getMessage(), e);
        }
        Map<String, String> client = new TreeMap<>();
        properties.stringPropertyNames().stream()
                .filter(name -> !name.startsWith(PREFIX))
                .forEach(name -> client.put(name, properties.getProperty(name)));
        List<CrmGroup> groups = Arrays.stream(
                        required(properties, "groups", file).split(","))
                .filter(name -> !name.isBlank())
                .map(CrmGroup::of)
                .toList();
        return new ProgramSettings(
                required(properties, "program", file),
                groups,
                required(properties, "cluster", file),
                Path.of(required(properties, "home", file)),
                client);
    }

    void write(Path file) {
        Properties properties = new Properties();
        properties.putAll(client);
        properties.setProperty(PREFIX + "program", program);
        properties.setProperty(
                PREFIX + "groups", groups.stream().map(CrmGroup::groupId).collect(Collectors.joining(",")));
        properties.setProperty(PREFIX + "cluster", cluster);
        properties.setProperty(PREFIX + "home", home.toString());
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new LabException("could not write " + file + ": " + e.getMessage(), e);
        }
    }

    Path readyFile() {
        return home.resolve("run").resolve(program + ".ready");
    }

    private static String required(Properties properties, String name, Path file) {
        String value = properties.getProperty(PREFIX + name);
        if (value == null) {
            throw new LabException(file + " lacks " + PREFIX + name);
        }
        return value;
    }
}
