package io.godwit.migration.repoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.Migration;
import io.godwit.core.config.external.FakeExternalValues;
import io.godwit.core.config.parser.MigrationParser;
import io.godwit.core.error.ClusterError;
import io.godwit.core.error.ErrorCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RepointError;
import io.godwit.core.model.ClusterSide;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepointTest {
    private static final String OLD = "bootstrap.servers=old-1.example:9092\nclient.id=a\n";
    private static final String NEW = "bootstrap.servers=b-1.new:9092\nclient.id=a\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final List<String> said = new ArrayList<>();
    private String more = "";
    private SourceListeners listeners = SourceListeners.NONE;

    @BeforeEach
    void makeRoot() throws IOException {
        Files.createDirectory(root());
    }

    @Test
    void shouldRewriteAndPutBackByteForByte() throws IOException {
        Path file = file("a/client.properties", OLD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path same = file("a/other.properties", "bootstrap.servers=elsewhere:9092\n");

        RepointPlan plan = plan();
        Path written = repoint().write(plan, backups()).orElseThrow();

        assertThat(file).content().isEqualTo(NEW);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
        assertThat(Files.getPosixFilePermissions(written)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(plan().isClean()).isTrue();
        assertThat(repoint().write(plan(), backups())).isEmpty();
        assertThat(revert()).containsExactly(file.toRealPath());
        assertThat(file).content().isEqualTo(OLD);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
        assertThat(same).content().contains("elsewhere");
        assertThat(list(root().resolve("a"))).containsExactlyInAnyOrder("client.properties", "other.properties");
        assertThat(failure(this::revert).code()).isEqualTo(RepointError.NOTHING_TO_REVERT);
    }

    @Test
    void shouldPutTheLatestWriteBackFirst() throws IOException {
        Path first = file("first.properties", OLD);
        repoint().write(plan(), backups());
        Path second = file("second.properties", OLD);
        repoint().write(plan(), backups());

        assertThat(revert()).containsExactly(second.toRealPath());
        assertThat(first).content().isEqualTo(NEW);
        assertThat(revert()).containsExactly(first.toRealPath());
        assertThat(first).content().isEqualTo(OLD);
    }

    @Test
    void shouldRefuseToWriteOverAFileThatChangedSinceItWasRead() throws IOException {
        Path file = file("client.properties", OLD);
        Path other = file("z.properties", OLD);
        RepointPlan plan = plan();
        Files.writeString(other, "mine");

        assertThat(failure(() -> repoint().write(plan, backups())).code()).isEqualTo(RepointError.CHANGED_MEANWHILE);
        assertThat(file).content().isEqualTo(OLD);
        assertThat(other).content().isEqualTo("mine");
    }

    @Test
    void shouldRefuseToRevertAFileThatChangedAfterItWasWritten() throws IOException {
        Path file = file("client.properties", OLD);
        Path other = file("z.properties", OLD);
        repoint().write(plan(), backups());
        Files.writeString(other, "mine");

        GodwitException failure = failure(this::revert);

        assertThat(failure.code()).isEqualTo(RepointError.CHANGED_MEANWHILE);
        assertThat(failure.problems()).hasSize(1);
        assertThat(file).content().isEqualTo(NEW);
        assertThat(other).content().isEqualTo("mine");
    }

    @Test
    void shouldRefuseAReadOnlyFileBeforeAnyIsWritten() throws IOException {
        Path file = file("client.properties", OLD);
        Path other = file("z.properties", OLD);
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("r--r--r--"));

        assertThat(failure(() -> repoint().write(plan(), backups())).code()).isEqualTo(RepointError.READ_ONLY);
        assertThat(file).content().isEqualTo(OLD);
    }

    @Test
    void shouldRefuseAManifestThatDoesNotMatch() throws IOException {
        Path file = file("client.properties", OLD);
        Path written = repoint().write(plan(), backups()).orElseThrow();
        Path manifest = written.resolve(Manifest.NAME);
        String good = Files.readString(manifest);

        Files.writeString(written.resolve("files/1"), "other");
        assertThat(failure(this::revert).code()).isEqualTo(RepointError.MANIFEST_MISMATCH);
        for (String bad : List.of(
                "{",
                "{}",
                good.replace("client.properties", "../../outside"),
                good.replace("files/1", "../../x"),
                good.replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 9"))) {
            assertThat(bad).isNotEqualTo(good);
            Files.writeString(manifest, bad);
            assertThat(failure(this::revert).code()).as(bad).isEqualTo(RepointError.MANIFEST_MISMATCH);
        }
        assertThat(file).content().isEqualTo(NEW);
    }

    @Test
    void shouldRevertAWriteThatWasKilledHalfWay() throws IOException {
        Path file = file("client.properties", OLD);
        Path other = file("z.properties", OLD);
        repoint().write(plan(), backups());
        Files.writeString(other, OLD);

        assertThat(revert()).containsExactly(file.toRealPath());
        assertThat(file).content().isEqualTo(OLD);
    }

    @Test
    void shouldRefuseABackupFolderThatCanNotBeMade() throws IOException {
        Path file = file("client.properties", OLD);
        Files.writeString(backups(), "a file");

        assertThat(failure(() -> repoint().write(plan(), backups())).code()).isEqualTo(RepointError.NOT_WRITTEN);
        assertThat(file).content().isEqualTo(OLD);
    }

    @Test
    void shouldNotFollowSymbolicLinksOut() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.properties"), OLD);
        Files.createSymbolicLink(root().resolve("link.properties"), outside);
        Path inside = file("inside.properties", OLD);
        Files.createSymbolicLink(root().resolve("twice.properties"), inside);
        Files.createSymbolicLink(root().resolve("loop"), root());

        RepointPlan plan = plan();
        repoint().write(plan, backups());

        assertThat(problems(plan)).containsExactly("link.properties GW-RPT-029");
        assertThat(plan.changes()).hasSize(1);
        assertThat(outside).content().isEqualTo(OLD);
        assertThat(inside).content().isEqualTo(NEW);
        assertThat(Files.isSymbolicLink(root().resolve("twice.properties"))).isTrue();
    }

    @Test
    void shouldRefuseAFileThatBecameASymbolicLink() throws IOException {
        Path file = file("client.properties", OLD);
        RepointPlan plan = plan();
        Path outside = Files.writeString(folder.resolve("outside.properties"), OLD);
        Files.delete(file);
        Files.createSymbolicLink(file, outside);

        assertThat(failure(() -> repoint().write(plan, backups())).code()).isEqualTo(RepointError.READ_ONLY);
        assertThat(outside).content().isEqualTo(OLD);
    }

    @Test
    void shouldReportBinaryForeignAndLargeFilesThatHoldAnAddress() throws IOException {
        file("app.bin", "x\0old-1.example:9092");
        file("harmless.bin", "x\0");
        Files.write(root().resolve("latin.yaml"), "é: old-1.example:9092".getBytes(StandardCharsets.ISO_8859_1));
        large("large.yaml", "old-1.example:9092");
        large("harmless.yaml", "other:9092");

        RepointPlan plan = plan();

        assertThat(problems(plan))
                .containsExactlyInAnyOrder("app.bin GW-RPT-026", "latin.yaml GW-RPT-027", "large.yaml GW-RPT-028");
        assertThat(plan.changes()).isEmpty();
    }

    @Test
    void shouldRewriteALatinPropertiesFileWithoutTouchingItsOtherBytes() throws IOException {
        Path file = root().resolve("latin.properties");
        Files.write(file, ("# é\n" + OLD).getBytes(StandardCharsets.ISO_8859_1));

        repoint().write(plan(), backups());

        assertThat(Files.readAllBytes(file)).isEqualTo(("# é\n" + NEW).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void shouldSayWhatWasSkipped() throws IOException {
        file("node_modules/x/a.properties", OLD);
        file(".git/config.properties", OLD);
        file("mine/a.properties", OLD);
        more = "repoint: {skipFolders: [mine]}";

        RepointPlan plan = plan();

        assertThat(plan.isClean()).isTrue();
        assertThat(plan.skipped().keySet())
                .containsExactly("folders named .git", "folders named mine", "folders named node_modules");
    }

    @Test
    void shouldSearchForTheAddressesThatTheBrokersTell() throws IOException {
        Path file = file("client.properties", "bootstrap.servers=alias.example:9093\n");
        listeners = cluster -> List.of("PLAINTEXT://alias.example:9093");

        repoint().write(plan(), backups());

        assertThat(file).content().isEqualTo("bootstrap.servers=b-1.new:9092\n");
    }

    @Test
    void shouldGoOnWithTheFilesAddressesWhenTheSourceCanNotBeAsked() throws IOException {
        file("client.properties", OLD);
        listeners = cluster -> {
            throw new GodwitException(ClusterError.UNREACHABLE, "source", "no answer", "wait");
        };

        assertThat(plan().changes()).hasSize(1);
        assertThat(said).singleElement().asString().contains("no answer");
    }

    @Test
    void shouldRefuseWithoutARootOrWithOneThatIsMissing() {
        assertThat(failure(() -> repoint().plan(List.of())).code()).isEqualTo(RepointError.NO_ROOT);
        assertThat(failure(() -> repoint().plan(List.of(root(), folder.resolve("no"))))
                        .code())
                .isEqualTo(RepointError.ROOT_MISSING);
    }

    @Test
    void shouldRefuseWhenNoSourceAddressIsKnown() {
        Migration known = migration();
        Migration unknown = new Migration(
                known.name(),
                new ClusterConfig(ClusterSide.SOURCE, Map.of("bootstrap.servers", " , ")),
                known.target(),
                known.topics(),
                known.groups(),
                known.policies(),
                known.mirror(),
                known.verify(),
                known.cutover(),
                known.applications(),
                known.waves());

        ErrorCode code = failure(() ->
                        new Repoint(unknown, SourceListeners.NONE, Clock.systemUTC(), said::add).plan(List.of(root())))
                .code();

        assertThat(code).isEqualTo(RepointError.NO_SOURCE_ADDRESS);
    }

    private static GodwitException failure(ThrowingCallable call) {
        return catchThrowableOfType(GodwitException.class, call);
    }

    private static List<String> problems(RepointPlan plan) {
        return plan.left().stream()
                .map(finding -> finding.path() + " "
                        + finding.reference().problem().orElseThrow().id())
                .toList();
    }

    private RepointPlan plan() {
        return repoint().plan(List.of(root()));
    }

    private List<Path> revert() {
        return Repoint.revert(backups(), Clock.systemUTC());
    }

    private Repoint repoint() {
        return new Repoint(migration(), listeners, Clock.systemUTC(), said::add);
    }

    private Migration migration() {
        return new MigrationParser(new FakeExternalValues())
                .parse(
                        "name: crm\nsource: {bootstrapServers: 'old-1.example:9092'}\n"
                                + "target: {bootstrapServers: 'b-1.new:9092'}\n"
                                + more,
                        "migration.yaml");
    }

    private Path root() {
        return folder.resolve("root");
    }

    private Path backups() {
        return folder.resolve("backups");
    }

    private Path file(String path, String text) throws IOException {
        Path file = root().resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** 100 MB with the text at its end. */
    private void large(String name, String end) throws IOException {
        byte[] megabyte = "x".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = Files.newOutputStream(root().resolve(name))) {
            for (int count = 0; count < 100; count++) {
                out.write(megabyte);
            }
            out.write(end.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static List<String> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
