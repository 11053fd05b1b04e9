package io.godwit.cli.waves;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.render.Style;
import io.godwit.core.PublishedFiles;
import io.godwit.core.json.Json;
import io.godwit.core.waves.WaveFixture;
import io.godwit.core.waves.WaveProposal;
import io.godwit.core.waves.WavesDot;
import io.godwit.core.waves.WavesYaml;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class WavesTextTest {
    private static final Path GUIDE = Path.of("..", "docs", "guide", "waves.md");
    private static final int WIDTH = 110;

    private static WaveProposal first() {
        return WaveProposal.of(WaveFixture.migration(""), WaveFixture.crm().facts());
    }

    private static WaveProposal answered() {
        return WaveProposal.of(WaveFixture.withCrm(), WaveFixture.crm().facts());
    }

    private static String text(WaveProposal proposal) {
        StringWriter out = new StringWriter();
        new WavesText(Style.PLAIN, WIDTH).print(proposal, new PrintWriter(out, true));
        return out.toString();
    }

    @Test
    void shouldShowTheExampleOfTheGuide() throws Exception {
        PublishedFiles.shouldBe("godwit-cli/src/test/resources/io/godwit/cli/waves/first.txt", text(first()));
        PublishedFiles.shouldBe("godwit-cli/src/test/resources/io/godwit/cli/waves/answered.txt", text(answered()));

        assertThat(GUIDE)
                .content()
                .contains("```\n" + text(first()) + "```", "```\n" + text(answered()) + "```")
                .contains("```yaml\n" + WavesYaml.of(answered()) + "```");
    }

    @Test
    void shouldDrawApplicationsInTheirWavesAndTopicsThatNobodyIsKnownToWrite() throws Exception {
        String svg = WavesPicture.of(first());

        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getElementsByTagName("path").getLength()).isEqualTo(9);
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(2 + 4 + 4);
        assertThat(svg)
                .contains("Wave 1: pricing", "Nobody is known to write", "billing reads order")
                .doesNotContain("<script", "href");
    }

    @Test
    void shouldEscapeWhatNamesMayHold() throws Exception {
        WaveFixture source = new WaveFixture("3.9").topics("a<b>&\"c\"").group("<g>\u0007\"\\", "", "a<b>&\"c\"");
        WaveProposal proposal = WaveProposal.of(WaveFixture.migration(""), source.facts());

        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(WavesPicture.of(proposal))));

        assertThat(document.getDocumentElement().getTextContent()).contains("a<b>&\"c\"", "<g> \"\\");
        assertThat(WavesDot.of(proposal)).contains("label=\"<g> \\\"\\\\\"");
    }

    @Test
    void shouldTellTheSameInItsDocument() {
        JsonNode json = Json.tree(WavesDocument.of(first()));

        assertThat(json.path("complete").asBoolean()).isFalse();
        assertThat(json.path("waves")).hasSize(1);
        assertThat(json.path("applications").path(1).path("name").asText()).isEqualTo("pricing");
        assertThat(json.path("applications")
                        .path(1)
                        .path("writes")
                        .path("price")
                        .asText())
                .isEqualTo("transactional id pricing-1, which commits the offsets of group pricing");
        assertThat(json.path("questions").path(0).path("topics").path(0).asText())
                .isEqualTo("order");
        assertThat(json.path("edges"))
                .extracting(edge -> edge.path("kind").asText())
                .contains("CHAIN", "BEFORE");
    }
}
