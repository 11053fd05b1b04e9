package io.godwit.cli.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.serve.page.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A real migration under traffic, watched, proven and switched through the dashboard alone. */
class DashboardIT {
    /** Those of the documentation, where they are to be written. */
    private static final Path PICTURES =
            Boolean.getBoolean("godwit.write") ? Path.of("..", "docs", "images") : Path.of("target", "screenshots");

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String TOKEN = "correct-horse-battery-staple";
    private static final Pattern ADDRESS = Pattern.compile("serving move at (http://\\S+)");

    @Test
    void shouldWatchAMigrationAndReleaseItsWave() throws Exception {
        try (Browser browser = Browser.open();
                CutoverStand stand = new CutoverStand()) {
            Path configuration = stand.configuration("migration.yaml", "quietWindow: 2s, maxLag: 30s");
            stand.crm.recordsPerSecond(200);
            stand.crm.programs().forEach(program -> program.start("source"));
            await().atMost(LONG).until(() -> stand.crm.ledger().acknowledged() > 1_000);
            assertThat(stand.run(configuration, "apply").status()).isEqualTo(0);
            Path tokens = Files.writeString(stand.lab.folder().resolve("tokens"), "alice: " + TOKEN + "\n");
            Path log = stand.lab.folder().resolve("mirror.log");
            stand.fork(configuration, log, "mirror", "--serve=127.0.0.1:0", "--token-file", tokens.toString());
            String address = address(log);

            browser.size(1440, 900);
            browser.visit(address);
            browser.awaitText("Rates and lag");
            browser.awaitText("move");
            browser.page("#/settings");
            browser.type("token", TOKEN);
            browser.press("Sign in");
            browser.awaitText("Signed in as alice");

            start(browser);
            release(browser);

            assertThat(stand.run(configuration, "cutover", "check")
                            .document()
                            .path("cutover")
                            .path("state")
                            .asText())
                    .isEqualTo("SWITCHED");
            browser.page("#/events");
            browser.awaitText("serve.ended");
            browser.awaitText("alice@127.0.0.1");
            browser.awaitText("a window at night");
            browser.page("#/overview");
            browser.awaitText("switched");
            assertThat(browser.accessibilityFaults()).isEmpty();
            browser.press("Dismiss");
            browser.size(1440, 1100);
            browser.screenshot(PICTURES.resolve("overview.png"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static String address(Path log) {
        Matcher[] found = new Matcher[1];
        await().atMost(LONG).until(() -> {
            found[0] = ADDRESS.matcher(Files.readString(log));
            return found[0].find();
        });
        return found[0].group(1);
    }

    /** Waits until the last thing that the service was asked for is done. */
    private static void awaitDone(Browser browser, String action) {
        await(action).atMost(LONG).pollInterval(Duration.ofMillis(500)).until(() -> {
            Object last = browser.runAsync(
                    "const done = arguments[arguments.length - 1];"
                            + "fetch('/api/v1/operations').then(answer => answer.json())"
                            + ".then(all => done(all.operations.length ? all.operations[0].action + ' ' + all.operations[0].state : ''));");
            return (action + " DONE").equals(last);
        });
    }

    private static void prove(Browser browser) {
        browser.page("#/proof");
        browser.press("Verify now");
        browser.type("reason", "before the wave");
        browser.confirm("Verify now");
        awaitDone(browser, "verify");
        browser.awaitText("records compared in");
    }

    private static void start(Browser browser) {
        await().atMost(LONG.multipliedBy(2)).until(() -> {
            prove(browser);
            browser.page("#/waves");
            browser.press("Check now");
            browser.awaitText("Checking…");
            await().atMost(LONG).until(() -> !browser.text().contains("Checking…"));
            return !browser.text().contains("not met");
        });
        browser.press("Start");
        browser.type("reason", "a window at night");
        browser.type("confirm", "move");
        browser.confirm("Start");
        awaitDone(browser, "start");
        browser.awaitText("wave all is HELD");
        browser.screenshot(PICTURES.resolve("waves-held.png"));
    }

    private static void release(Browser browser) {
        browser.press("Release");
        browser.type("reason", "a window at night");
        browser.type("confirm", "move");
        browser.confirm("Release");
        awaitDone(browser, "release");
        browser.awaitText("wave all is SWITCHED");
        browser.awaitText("was the write pause");
        browser.screenshot(PICTURES.resolve("waves-switched.png"));
    }
}
