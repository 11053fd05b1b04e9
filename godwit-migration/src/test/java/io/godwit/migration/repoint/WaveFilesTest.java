package io.godwit.migration.repoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.core.config.Application;
import io.godwit.core.config.ApplicationCommands;
import io.godwit.core.config.KafkaUse;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.cutover.FilesOutlook;
import io.godwit.core.cutover.Gate;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RepointError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaveFilesTest {
    private static final String OLD = "# crm\nbootstrap.servers = old-1.example:9092\n";
    private static final String NEW = "# crm\nbootstrap.servers = b-1.new:9092\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        Files.createDirectory(folder.resolve("conf"));
        Files.writeString(one(), OLD);
        Files.writeString(two(), OLD);
    }

    private Path one() {
        return folder.resolve("conf/one.properties");
    }

    private Path two() {
        return folder.resolve("conf/two.properties");
    }

    private static Application crm(String... files) {
        return new Application(
                "crm",
                Optional.empty(),
                KafkaUse.of(List.of(), List.of("orders")),
                ApplicationCommands.NONE,
                List.of(files));
    }

    private static Application crm() {
        return crm("conf");
    }

    /** Of a new process. */
    private WaveFiles files() {
        return new WaveFiles(
                new Repoint(
                        TestMigrations.between("crm", "old-1.example:9092", "b-1.new:9092"),
                        SourceListeners.NONE,
                        Clock.systemUTC(),
                        line -> {}),
                folder,
                "first/../wave",
                Clock.systemUTC());
    }

    @Test
    void shouldChangeNothingBeforeItWritesAndEverythingThen() throws IOException {
        files().stage(crm());

        assertThat(one()).content().isEqualTo(OLD);
        assertThat(files().isRecorded(crm())).isTrue();
        assertThat(files().write(crm())).isEqualTo(2);
        assertThat(one()).content().isEqualTo(NEW);
        assertThat(two()).content().isEqualTo(NEW);
        assertThat(files().write(crm())).as("again").isZero();
        assertThat(Path.of(files().place(crm()))).startsWith(folder.resolve(".godwit/waves"));
    }

    @Test
    void shouldPutBackByteForByteAsOftenAsItIsAsked() throws IOException {
        files().write(crm());

        files().requireReturn(crm());
        assertThat(files().putBack(crm())).isEqualTo(2);

        assertThat(one()).content().isEqualTo(OLD);
        assertThat(files().putBack(crm())).isZero();
        assertThat(files().write(crm())).as("there again").isEqualTo(2);
        assertThat(one()).content().isEqualTo(NEW);
    }

    @Test
    void shouldGoOnWithAWriteThatWasKilledHalfWay() throws IOException {
        files().write(crm());
        Files.writeString(two(), OLD);

        files().stage(crm());
        assertThat(files().write(crm())).isEqualTo(1);

        assertThat(two()).content().isEqualTo(NEW);
    }

    @Test
    void shouldPutBackAWriteThatWasKilledHalfWay() throws IOException {
        files().write(crm());
        Files.writeString(two(), OLD);

        assertThat(files().putBack(crm())).isEqualTo(1);

        assertThat(one()).content().isEqualTo(OLD);
        assertThat(two()).content().isEqualTo(OLD);
    }

    @Test
    void shouldRefuseAFileThatChangedSinceItWasStagedAndWriteNone() throws IOException {
        files().stage(crm());
        Files.writeString(two(), "mine");

        assertThat(failure(() -> files().write(crm()))).isEqualTo(RepointError.CHANGED_MEANWHILE);

        assertThat(one()).content().isEqualTo(OLD);
        assertThat(files().putBack(crm())).as("nothing was written").isZero();
        assertThat(two()).content().isEqualTo("mine");
        assertThat(files().write(crm())).as("planned anew").isEqualTo(1);
    }

    @Test
    void shouldPlanAnewWhatWasStagedAndNeverWritten() throws IOException {
        files().stage(crm());
        Files.writeString(one(), OLD + "linger.ms = 5\n");

        files().stage(crm());
        files().write(crm());

        assertThat(one()).content().isEqualTo(NEW + "linger.ms = 5\n");
        try (var records = Files.list(Path.of(files().place(crm())))) {
            assertThat(records).hasSize(1);
        }
    }

    @Test
    void shouldRefuseToPutBackOverAFileThatChangedSinceItWasWritten() throws IOException {
        files().write(crm());
        Files.writeString(two(), NEW + "linger.ms = 5\n");

        assertThat(failure(() -> files().requireReturn(crm()))).isEqualTo(RepointError.CHANGED_MEANWHILE);
        assertThat(failure(() -> files().putBack(crm()))).isEqualTo(RepointError.CHANGED_MEANWHILE);

        assertThat(one()).content().isEqualTo(NEW);
    }

    @Test
    void shouldRefuseWhatWasPreparedAndIsNotAsItWas() throws IOException {
        files().stage(crm());
        Path record;
        try (var records = Files.list(Path.of(files().place(crm())))) {
            record = records.findFirst().orElseThrow();
        }
        Files.writeString(record.resolve("after/2"), "other");

        assertThat(failure(() -> files().write(crm()))).isEqualTo(RepointError.MANIFEST_MISMATCH);
        assertThat(one()).content().isEqualTo(OLD);
    }

    @Test
    void shouldTellBeforehandWhatIsInTheWay() throws IOException {
        assertThat(gate(crm()).result()).isEqualTo(Gate.Result.MET);
        assertThat(gate(crm()).value()).isEqualTo("2 files to rewrite");
        Files.setPosixFilePermissions(two(), PosixFilePermissions.fromString("r--r--r--"));

        assertThat(gate(crm()).result()).isEqualTo(Gate.Result.UNMET);
        assertThat(gate(crm()).reason()).contains("crm: GW-RPT-005", "two.properties");
        assertThat(failure(() -> files().stage(crm()))).isEqualTo(RepointError.READ_ONLY);
        assertThat(gate(crm("missing")).reason()).contains("GW-RPT-002");
    }

    @Test
    void shouldTellBeforehandWhatIsLeftForAPerson() throws IOException {
        Files.writeString(folder.resolve("conf/Crm.java"), "String servers = \"old-1.example:9092\";");

        Gate gate = gate(crm());

        assertThat(gate.result()).isEqualTo(Gate.Result.NOTE);
        assertThat(gate.reason()).contains("left for you: crm: GW-RPT-020 Crm.java");
    }

    private Gate gate(Application application) {
        return FilesOutlook.gate(List.of(files().look(application)));
    }

    @Test
    void shouldFindFilesThatBelongToApplicationsThatMoveOneAfterTheOther() {
        Application reader = new Application(
                "reader",
                Optional.empty(),
                KafkaUse.of(List.of("g"), List.of()),
                ApplicationCommands.NONE,
                List.of("conf/one.properties"));

        assertThat(WaveFiles.shared(folder, List.of(List.of(crm()), List.of(reader))))
                .singleElement()
                .asString()
                .contains("GW-RPT-033", "one.properties", "crm and reader");
        assertThat(WaveFiles.shared(folder, List.of(List.of(crm(), reader)))).isEmpty();
    }

    private static RepointError failure(ThrowingCallable call) {
        GodwitException failure = catchThrowableOfType(GodwitException.class, call);
        assertThat(failure).isNotNull();
        return (RepointError) failure.code();
    }
}
