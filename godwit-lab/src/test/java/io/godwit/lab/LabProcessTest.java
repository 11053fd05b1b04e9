package io.godwit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LabProcessTest {
    @Test
    void shouldStandStillWhenPauseReturns(@TempDir Path folder) throws Exception {
        // given
        LabProcess busy = LabProcess.start("busy", List.of("sh", "-c", "while :; do :; done"), folder.resolve("log"));
        try {
            for (int round = 0; round < 20; round++) {
                // when
                busy.pause();

                // then
                assertThat(state(busy)).isEqualTo('T');

                // when
                busy.resume();

                // then
                assertThat(state(busy)).isNotEqualTo('T');
            }
        } finally {
            busy.kill();
        }
    }

    private static char state(LabProcess process) throws Exception {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.processId()), "stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2);
    }
}
