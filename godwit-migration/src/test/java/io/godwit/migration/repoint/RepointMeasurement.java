package io.godwit.migration.repoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.godwit.core.config.Migration;
import io.godwit.core.config.external.FakeExternalValues;
import io.godwit.core.config.parser.MigrationParser;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time for a tree of 50,000 files of which 1,000 change; run by its name: {@code -Dtest=RepointMeasurement}. */
class RepointMeasurement {
    private static final int FILES = 50_000;
    private static final int EACH_CHANGED = 50;
    private static final Duration BAR = Duration.ofSeconds(15);

    @Test
    void shouldShowTheDiffWithinItsBar(@TempDir Path root) throws IOException {
        long bytes = 0;
        for (int number = 0; number < FILES; number++) {
            Path file = root.resolve("app-" + number / 500 + "/src/" + number % 20 + "/" + number + name(number));
            Files.createDirectories(file.getParent());
            String text = text(number);
            Files.writeString(file, text);
            bytes += text.length();
        }
        Migration migration = new MigrationParser(new FakeExternalValues())
                .parse(
                        """
                        name: crm
                        source: {bootstrapServers: 'old-1.example:9092,old-2.example:9092'}
                        target: {bootstrapServers: 'b-1.new:9096', properties: {security.protocol: SSL}}
                        """,
                        "migration.yaml");
        long cpuBefore = cpuNanos();
        Instant start = Instant.now();

        RepointPlan plan =
                new Repoint(migration, SourceListeners.NONE, Clock.systemUTC(), line -> {}).plan(List.of(root));
        long shown = plan.changes().stream()
                .mapToLong(change -> change.maskedDiff().length())
                .sum();

        Duration taken = Duration.between(start, Instant.now());
        System.out.printf(
                "repoint --diff: %d files, %d MB, %d to change, diff of %d characters, %d ms, CPU %d ms%n",
                plan.filesSearched(),
                bytes >> 20,
                plan.changes().size(),
                shown,
                taken.toMillis(),
                (cpuNanos() - cpuBefore) / 1_000_000);
        assertThat(plan.changes()).hasSize(FILES / EACH_CHANGED);
        assertThat(taken).isLessThan(BAR);
    }

    /** On a machine that others use too, the CPU time tells more than the clock. */
    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static String name(int number) {
        return switch (number / EACH_CHANGED % 4) {
            case 0 -> ".properties";
            case 1 -> ".yaml";
            case 2 -> ".json";
            default -> ".env";
        };
    }

    /** About 4 KB each. */
    private static String text(int number) {
        String server = number % EACH_CHANGED == 0 ? "old-1.example:9092,old-2.example:9092" : "other.example:9092";
        StringBuilder text = new StringBuilder();
        boolean json = name(number).equals(".json");
        text.append(json ? "{\n" : "");
        for (int line = 0; line < 80; line++) {
            String key = "some_setting_" + line;
            String value = "a value of number " + number + " in line " + line;
            text.append(
                    switch (name(number)) {
                        case ".properties" -> key + "=" + value + "\n";
                        case ".yaml" -> key + ": " + value + "\n";
                        case ".json" -> "  \"" + key + "\": \"" + value + "\",\n";
                        default -> key + "=\"" + value + "\"\n";
                    });
        }
        String last =
                switch (name(number)) {
                    case ".properties" -> "bootstrap.servers=" + server + "\n";
                    case ".yaml" -> "bootstrap.servers: " + server + "\n";
                    case ".json" -> "  \"bootstrap.servers\": \"" + server + "\"\n}\n";
                    default -> "KAFKA_BOOTSTRAP_SERVERS=" + server + "\n";
                };
        return text.append(last).toString();
    }
}
