package io.godwit.mirror;

import io.godwit.mirror.copy.Checkpoint;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.TopicPartition;

/** Checkpoints in a file that is replaced as a whole, so that a kill leaves the old or the new one. */
final class FileCheckpoints implements CheckpointStore {
    private final Path file;
    private final Map<TopicPartition, Checkpoint> kept = new HashMap<>();

    FileCheckpoints(Path file) {
        this.file = file;
    }

    @Override
    public Map<TopicPartition, Checkpoint> load() {
        read(file).forEach((id, text) -> kept.put(partition((String) id), checkpoint((String) text)));
        return Map.copyOf(kept);
    }

    @Override
    public void save(Map<TopicPartition, Optional<Checkpoint>> changed) {
        changed.forEach((id, checkpoint) ->
                checkpoint.ifPresentOrElse(present -> kept.put(id, present), () -> kept.remove(id)));
        Properties all = new Properties();
        kept.forEach((id, checkpoint) -> all.put(id.toString(), text(checkpoint)));
        replace(file, all);
    }

    static Properties read(Path file) {
        Properties found = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                found.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    static void replace(Path file, Properties content) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (Writer writer = Files.newBufferedWriter(next)) {
            content.store(writer, null);
            writer.close();
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TopicPartition partition(String text) {
        int dash = text.lastIndexOf('-');
        return new TopicPartition(text.substring(0, dash), Integer.parseInt(text.substring(dash + 1)));
    }

    private static String text(Checkpoint checkpoint) {
        if (checkpoint instanceof Checkpoint.Mapped mapped) {
            return "mapped " + mapped.sourceOffset() + " " + mapped.targetOffset();
        }
        return "padding " + ((Checkpoint.Padding) checkpoint).upTo();
    }

    private static Checkpoint checkpoint(String text) {
        String[] words = text.split(" ", -1);
        return words[0].equals("mapped")
                ? new Checkpoint.Mapped(Long.parseLong(words[1]), Long.parseLong(words[2]))
                : new Checkpoint.Padding(Long.parseLong(words[1]));
    }
}
