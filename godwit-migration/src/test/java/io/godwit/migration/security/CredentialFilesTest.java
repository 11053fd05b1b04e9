package io.godwit.migration.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.SecurityError;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialFilesTest {
    private static final Set<String> BOTH = Set.of("SCRAM-SHA-256", "SCRAM-SHA-512");

    @Test
    void shouldWriteAFileThatOnlyItsOwnerReadsAndAClientTakes(@TempDir Path temporary) throws Exception {
        CredentialFiles files = files(temporary);

        String password = files.of("alice", BOTH);

        Path file = files.file("alice");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(properties(file))
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"alice\" password=\""
                                + password + "\";");
        assertThat(password).hasSize(32).matches("[A-Za-z0-9]+");
        assertThat(temporary.resolve("credentials"))
                .as("nothing half-written")
                .isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void shouldGiveTheSamePasswordAgainAndAnotherOneToSomebodyElse(@TempDir Path temporary) {
        String first = files(temporary).of("alice", BOTH);

        assertThat(files(temporary).of("alice", BOTH)).isEqualTo(first);
        assertThat(files(temporary).of("bob", BOTH)).isNotEqualTo(first);
    }

    @Test
    void shouldStayInItsFolderWhateverAUserIsCalled(@TempDir Path temporary) throws Exception {
        CredentialFiles files = files(temporary);

        files.of("../x\"\\ y", BOTH);

        Path file = files.file("../x\"\\ y");
        assertThat(file.normalize().getParent()).isEqualTo(temporary.resolve("credentials"));
        assertThat(properties(file).getProperty("sasl.jaas.config")).contains("username=\"../x\\\"\\\\ y\"");
        assertThat(files(temporary).of("../x\"\\ y", BOTH)).matches("[A-Za-z0-9]{32}");
    }

    @Test
    void shouldLeaveAFileAloneThatIsNotItsOwn(@TempDir Path temporary) throws Exception {
        CredentialFiles files = files(temporary);
        Files.createDirectories(temporary.resolve("credentials"));
        Files.writeString(files.file("alice"), "something=else\n");

        assertThatThrownBy(() -> files.of("alice", BOTH))
                .isInstanceOfSatisfying(
                        GodwitException.class, e -> assertThat(e.code()).isEqualTo(SecurityError.UNUSABLE_FILE));
        assertThat(files.file("alice")).content().isEqualTo("something=else\n");
    }

    private static CredentialFiles files(Path temporary) {
        return new CredentialFiles(temporary.resolve("credentials"), new SecureRandom());
    }

    private static Properties properties(Path file) throws Exception {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
