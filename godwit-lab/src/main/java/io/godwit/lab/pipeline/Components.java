package io.godwit.lab.pipeline;

import io.godwit.lab.LabException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where the components' files are, and how they get there: fetched by Maven, which checks their sums, when they are first needed.
 *
 * <p>A component is complete when a copy of what fetched it, its POM and sources, lies beside it; so another POM, or a fetch that broke
 * off, fetches again. Two processes never fetch at once.
 */
public final class Components {
    /** The system property that names their folder, {@code target/components} below Godwit's root. */
    public static final String FOLDER_PROPERTY = "godwit.lab.components";

    private final Path folder;

    private Components(Path folder) {
        this.folder = folder;
    }

    /** Below this folder, whose grandparent is Godwit's root. */
    public static Components in(Path folder) {
        return new Components(folder.toAbsolutePath().normalize());
    }

    /** Where the system property {@value #FOLDER_PROPERTY} says. */
    public static Components ofThisMachine() {
        String folder = System.getProperty(FOLDER_PROPERTY);
        if (folder == null) {
            throw new LabException("the lab does not know where the pipeline's components are; set -D" + FOLDER_PROPERTY
                    + " to target/components below the root of Godwit");
        }
        return in(Path.of(folder));
    }

    /** Whether nothing of these has to be fetched. */
    public boolean has(Collection<Component> components) {
        return components.stream().allMatch(this::isComplete);
    }

    /**
     * Fetches what is missing; takes minutes the first time.
     *
     * @param progress is told a line now and then
     * @throws ComponentException if one can't be had
     */
    public void fetch(Collection<Component> components, Consumer<String> progress) {
        if (has(components)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            try (FileChannel file = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                for (Component component : components) {
                    if (lock.isValid() && !isComplete(component)) {
                        fetch(component, progress);
                    }
                }
            }
        } catch (IOException e) {
            throw new ComponentException("could not write below " + folder + ": " + e.getMessage(), e);
        }
    }

    /** All of them. */
    public void fetchAll(Consumer<String> progress) {
        fetch(Arrays.asList(Component.values()), progress);
    }

    /** The component's own folder; it is fetched first if it is missing. */
    public Path folder(Component component) {
        fetch(List.of(component), line -> {});
        return folder.resolve(component.folderName());
    }

    private void fetch(Component component, Consumer<String> progress) throws IOException {
        Path pom = pom(component);
        if (!Files.exists(pom)) {
            throw new ComponentException(
                    component.folderName() + " is not in " + folder + ", and there is no " + pom + " to fetch it by");
        }
        new ComponentFetch(root(), component, folder.resolve(component.folderName())).run(pom, progress);
        Files.writeString(receipt(component), recipe(component));
    }

    private boolean isComplete(Component component) {
        try {
            Path pom = pom(component);
            // A packaged installation has no POMs; then what is there counts.
            return Files.exists(receipt(component))
                    && (!Files.exists(pom)
                            || Files.readString(receipt(component)).equals(recipe(component)));
        } catch (IOException e) {
            throw new ComponentException("could not read " + receipt(component) + ": " + e.getMessage(), e);
        }
    }

    private Path receipt(Component component) {
        return folder.resolve(component.folderName() + ".receipt");
    }

    private String recipe(Component component) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(pom(component).resolveSibling(""))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private Path pom(Component component) {
        return root().resolve("godwit-lab")
                .resolve("components")
                .resolve(component.folderName())
                .resolve("pom.xml");
    }

    private Path root() {
        Path target = folder.getParent();
        Path root = target == null ? null : target.getParent();
        if (root == null) {
            throw new LabException(folder + " is not target/components below the root of Godwit");
        }
        return root;
    }
}
