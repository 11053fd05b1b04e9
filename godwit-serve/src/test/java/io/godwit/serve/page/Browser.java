package io.godwit.serve.page;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A headless Chromium of Debian that looks at the dashboard. Nothing of it reaches the internet. */
public final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration LONG = Duration.ofSeconds(90);

    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /** Skips the test where Chromium is not installed. */
    public static Browser open() {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "Debian's packages chromium and chromium-driver are not installed: the dashboard was not looked at");
        try {
            Path profile = Files.createTempDirectory("godwit-chromium");
            ChromeOptions options = new ChromeOptions();
            options.setBinary(CHROMIUM.toFile());
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--user-data-dir=" + profile);
            ChromeDriverService service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(DRIVER.toFile())
                    .usingAnyFreePort()
                    .withLogOutput(java.io.OutputStream.nullOutputStream())
                    .build();
            return new Browser(new ChromeDriver(service, options), profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    public void visit(String address) {
        driver.get(address);
    }

    /** Goes to another page of the dashboard. */
    public void page(String hash) {
        driver.executeScript("location.hash = arguments[0]", hash);
    }

    /** Waits until the page shows that text. */
    public void awaitText(String text) {
        await("the text '" + text + "'")
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> text().contains(text));
    }

    public String text() {
        return String.valueOf(driver.executeScript("return document.body.innerText"));
    }

    /** Presses the button with this label; waits until it is there and may be pressed. */
    public void press(String label) {
        act(By.xpath("//button[normalize-space()='" + label + "'][not(@disabled)]"), WebElement::click);
    }

    /** Presses a button of the dialog that is open. */
    public void confirm(String label) {
        act(
                By.xpath("//dialog//button[@type='submit'][normalize-space()='" + label + "'][not(@disabled)]"),
                WebElement::click);
    }

    public void type(String field, String text) {
        act(By.cssSelector("input[name='" + field + "']"), input -> input.sendKeys(text));
    }

    private interface Step {
        void on(WebElement element);
    }

    // Between finding and using it the page may draw it anew. What lies below the bar of an operation is scrolled to,
    // as by hand.
    private void act(By where, Step step) {
        await(where.toString())
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    List<WebElement> found = driver.findElements(where);
                    if (found.isEmpty()) {
                        return false;
                    }
                    try {
                        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", found.get(0));
                        step.on(found.get(0));
                        return true;
                    } catch (StaleElementReferenceException e) {
                        return false;
                    }
                });
    }

    public Object run(String script, Object... arguments) {
        return Objects.requireNonNull(driver.executeScript(script, arguments));
    }

    /** A script whose last argument is called with the result. */
    public Object runAsync(String script) {
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        return Objects.requireNonNull(driver.executeAsyncScript(script));
    }

    public void theme(String theme) {
        driver.executeScript("document.documentElement.dataset.theme = arguments[0]", theme);
    }

    /** What axe-core finds, one line each; empty if nothing. */
    public List<String> accessibilityFaults() {
        driver.executeScript(axe());
        Object result = runAsync(
                "const done = arguments[arguments.length - 1];"
                        + "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']})"
                        + ".then(found => done(JSON.stringify(found.violations)), failed => done(JSON.stringify([{id: String(failed), nodes: []}])));");
        JsonNode violations = Json.read(String.valueOf(result), JsonNode.class);
        List<String> faults = new ArrayList<>();
        for (JsonNode violation : violations) {
            StringBuilder fault = new StringBuilder(violation.path("id").asText());
            violation.path("nodes").forEach(node -> fault.append(' ')
                    .append(node.path("html").asText())
                    .append(node.path("any").path(0).path("message").asText()));
            faults.add(fault.toString());
        }
        return faults;
    }

    private static String axe() {
        try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void screenshot(Path file) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the browser complained about: blocked by a policy, not found, thrown. */
    public List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .filter(line -> line.startsWith("SEVERE"))
                .toList();
    }

    /** Bytes of all that was loaded since the page was opened, and when it was painted first, in ms. */
    public Load load() {
        Object result = driver.executeScript("const paint = performance.getEntriesByName('first-contentful-paint')[0];"
                + "const all = performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'));"
                + "return [all.reduce((sum, one) => sum + one.transferSize, 0), paint ? paint.startTime : -1]");
        List<?> numbers = (List<?>) Objects.requireNonNull(result);
        return new Load(((Number) numbers.get(0)).longValue(), ((Number) numbers.get(1)).doubleValue());
    }

    /**
     * What a visit took.
     *
     * @param paintMs when something was painted first, in ms since the address was entered
     */
    public record Load(long bytes, double paintMs) {}

    @Override
    public void close() {
        driver.quit();
        try (var files = Files.walk(profile)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // The temporary folder is cleaned by its owner.
        }
    }
}
