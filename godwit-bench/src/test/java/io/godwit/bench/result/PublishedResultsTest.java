package io.godwit.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.PublishedFiles;
import io.godwit.core.json.Json;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PublishedResultsTest {
    private static final String FOLDER = "godwit-bench/src/test/resources/io/godwit/bench/result/";

    @Test
    void shouldWriteMediansAndNullForWhatDoesNotApply() throws IOException {
        PublishedFiles.shouldBe(
                FOLDER + "results.json", Json.pretty(SampleReport.full().document()) + "\n");
    }

    @Test
    void shouldDrawAChart() throws IOException {
        PublishedFiles.shouldBe(FOLDER + "chart.svg", SvgChart.of(SampleReport.full()));
    }

    @Test
    void shouldDrawWellFormedXml() throws Exception {
        var svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(SvgChart.of(SampleReport.full()))));

        assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
    }

    @Test
    void shouldDrawNoChartOfAMeasureThatNobodyHas() {
        assertThat(SvgChart.of(new BenchmarkReport(java.util.List.of())))
                .doesNotContain("Throughput")
                .doesNotContain("latency");
    }
}
