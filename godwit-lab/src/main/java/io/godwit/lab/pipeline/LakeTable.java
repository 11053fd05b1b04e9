package io.godwit.lab.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.godwit.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What a table of Iceberg says of itself in its newest metadata file; quick, where Spark takes half a minute. */
public final class LakeTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path metadata;

    /** @param table with its namespace: {@code crm.orders} */
    public LakeTable(ObjectStore store, String table) {
        String[] parts = table.split("\\.", 2);
        this.metadata = store.objects(store.buckets().get(0))
                .resolve("tables")
                .resolve(parts[0] + ".db")
                .resolve(parts[1])
                .resolve("metadata");
    }

    /** In the current snapshot; 0 before there is one. */
    public long records() {
        try {
            Optional<Path> newest = newest();
            return newest.isEmpty() ? 0 : records(JSON.readTree(Files.readAllBytes(newest.get())));
        } catch (IOException e) {
            throw new LabException("could not read the metadata of a table in " + metadata + ": " + e.getMessage(), e);
        }
    }

    private static long records(JsonNode table) {
        long current = table.path("current-snapshot-id").asLong(-1);
        for (JsonNode snapshot : table.path("snapshots")) {
            if (snapshot.path("snapshot-id").asLong() == current) {
                return snapshot.path("summary").path("total-records").asLong();
            }
        }
        return 0;
    }

    /** {@code 00012-….metadata.json}. */
    private Optional<Path> newest() throws IOException {
        try (Stream<Path> files = Files.list(metadata)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".metadata.json"))
                    .max(Comparator.comparing(file -> file.getFileName().toString()));
        } catch (NoSuchFileException notYet) {
            return Optional.empty();
        }
    }
}
