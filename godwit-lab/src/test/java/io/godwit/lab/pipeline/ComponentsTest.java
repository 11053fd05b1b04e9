package io.godwit.lab.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentsTest {
    private static final List<Component> STORE = List.of(Component.OBJECT_STORE);

    /** In place of Maven: says what Maven would, and leaves a file. */
    private static final String FETCHES =
            """
            #!/bin/sh
            echo "[INFO] Downloaded from central: https://repo.example/x/s3proxy.jar (1.5 MB at 2 MB/s)"
            for word; do case $word in -Dcomponents=*) folder=${word#-Dcomponents=} ;; esac; done
            mkdir -p "$folder/object-store"
            echo run >>"$folder/object-store/runs"
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void layOut() throws IOException {
        Path folder = Files.createDirectories(root.resolve("godwit-lab/components/object-store"));
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        maven(FETCHES);
    }

    @Test
    void shouldFetchOnceAndSayHowFarItIs() throws IOException {
        components().fetch(STORE, said::add);
        components().fetch(STORE, said::add);

        assertThat(components().folder(Component.OBJECT_STORE).resolve("runs")).hasContent("run");
        assertThat(said).containsExactly("fetching object-store");
        assertThat(components().has(STORE)).isTrue();
    }

    @Test
    void shouldFetchAgainWhenItsPomChanges() throws IOException {
        components().fetch(STORE, said::add);
        Files.writeString(root.resolve("godwit-lab/components/object-store/pom.xml"), "<project>2</project>");

        assertThat(components().has(STORE)).isFalse();
        components().fetch(STORE, said::add);

        assertThat(said).hasSize(2);
    }

    @Test
    void shouldFetchAgainWhenAFetchBrokeOff() throws IOException {
        maven(FETCHES + "exit 1\n");
        assertThatThrownBy(() -> components().fetch(STORE, said::add)).isInstanceOf(ComponentException.class);
        maven(FETCHES);

        components().fetch(STORE, said::add);

        assertThat(root.resolve("target/components/object-store/runs")).hasContent("run");
    }

    @Test
    void shouldSayWhichOneAndWhatMavenSaidWhenItFails() throws IOException {
        maven("#!/bin/sh\necho '[ERROR] Checksum validation failed'\nexit 1\n");

        assertThatThrownBy(() -> components().fetch(STORE, said::add))
                .isInstanceOf(ComponentException.class)
                .hasMessageContaining("object-store could not be fetched")
                .hasMessageContaining("Checksum validation failed");
        assertThat(components().has(STORE)).isFalse();
    }

    @Test
    void shouldSayThatThereIsNothingToFetchItByWithoutSources() {
        assertThatThrownBy(() -> components().folder(Component.DATABASE))
                .isInstanceOf(ComponentException.class)
                .hasMessageContaining("database is not in")
                .hasMessageContaining("pom.xml");
    }

    private Components components() {
        return Components.in(root.resolve("target").resolve("components"));
    }

    private void maven(String script) throws IOException {
        Path file = root.resolve("mvnw");
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
