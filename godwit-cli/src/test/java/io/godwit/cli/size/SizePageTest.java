package io.godwit.cli.size;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizePageTest {
    private static final Pattern CHART = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);

    @Test
    void shouldWriteOneFileThatNeedsNothingElse(@TempDir Path folder) throws IOException {
        String page = page(folder);

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("prefers-color-scheme: dark")
                .endsWith("</html>\n");
        assertThat(page).doesNotContain("<script", "src=", "href=", "url(", "@import", "http://", "https://");
    }

    @Test
    void shouldShowTheChoiceAllOptionsAndTheMaths(@TempDir Path folder) throws IOException {
        String page = page(folder);

        assertThat(page)
                .contains("Recommended: ")
                .contains("What if peak=2000GB/h")
                .contains("<td>kafka.m5.24xlarge</td>")
                .contains("needs 138 brokers, and AWS allows 60 a cluster")
                .contains("average ingress × hours × USD")
                .contains("<td>limits</td><td>MSK Developer Guide");
    }

    @Test
    void shouldDrawChartsThatAreWholeXml(@TempDir Path folder) throws Exception {
        Matcher charts = CHART.matcher(page(folder));
        int count = 0;
        while (charts.find()) {
            byte[] svg = charts.group().getBytes(StandardCharsets.UTF_8);
            assertThat(DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(svg))
                            .getElementsByTagName("rect")
                            .getLength())
                    .isGreaterThan(10);
            count++;
        }
        assertThat(count).isEqualTo(4);
    }

    @Test
    void shouldGiveEachItemAColourOfItsOwn(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.html");
        SizeRun.of(SizeRun.SMALL, "--html", file.toString());
        Matcher legend =
                Pattern.compile("class=\"(c[0-9]+)\"><title>([a-z ]+)</title>").matcher(Files.readString(file));
        List<String> colours = new ArrayList<>();
        while (legend.find()) {
            colours.add(legend.group(1));
        }

        assertThat(colours).hasSize(9).doesNotHaveDuplicates();
        assertThat(PageStyle.CSS)
                .contains(colours.stream().map(colour -> "." + colour + " {").toList());
    }

    @Test
    void shouldLeaveOutTheChartOfHeadroomWhereTheRulesSayNothing(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.html");
        SizeRun.of(SizeRun.SMALL, "--assumptions", "aws-script", "--html", file.toString());

        assertThat(file).content().contains("A month, by what is billed").doesNotContain("scarcest resource");
    }

    @Test
    void shouldWriteOneDocumentWhenTheReportCannotBeWritten(@TempDir Path folder) {
        SizeRun run = SizeRun.of(
                SizeRun.SMALL,
                "-o",
                "json",
                "--html",
                folder.resolve("nowhere/report.html").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.json().get("error").get("code").asText()).isEqualTo("GW-SIZ-012");
    }

    private static String page(Path folder) throws IOException {
        Path file = folder.resolve("report.html");
        SizeRun run = SizeRun.of(SizeRun.LARGE, "--what-if", "peak=2000GB/h", "--html", file.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("The report is " + file);
        return Files.readString(file);
    }
}
