package io.godwit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    /** With the same seed both would choose the same port. */
    private static final long SEED = 42;

    @Test
    void shouldGiveAPortToOneLabAtATime() {
        try (FreePorts mine = new FreePorts(new Random(SEED));
                FreePorts others = new FreePorts(new Random(SEED))) {
            assertThat(others.next()).isNotEqualTo(mine.next());
        }
    }

    @Test
    void shouldGiveAPortAgainWhenItsLabHasEnded() {
        int port;
        try (FreePorts ended = new FreePorts(new Random(SEED))) {
            port = ended.next();
        }

        try (FreePorts next = new FreePorts(new Random(SEED))) {
            assertThat(next.next()).isEqualTo(port);
        }
    }

    @Test
    void shouldNotGiveAPortThatALabOfAnotherProcessHolds() throws Exception {
        try (FreePorts mine = new FreePorts(new Random(SEED))) {
            int port = mine.next();

            Process other = new ProcessBuilder(List.of(
                            System.getProperty("java.home") + "/bin/java",
                            "-cp",
                            System.getProperty("java.class.path"),
                            PortChoice.class.getName(),
                            Long.toString(SEED)))
                    .redirectErrorStream(true)
                    .start();
            String chosen = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

            assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(Integer.parseInt(chosen)).isNotEqualTo(port);
        }
    }

    /** Chooses a port in a process of its own. */
    static final class PortChoice {
        private PortChoice() {}

        public static void main(String[] arguments) {
            try (FreePorts ports = new FreePorts(new Random(Long.parseLong(arguments[0])))) {
                System.out.println(ports.next());
            }
        }
    }
}
