package io.godwit.core.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizeDocumentTest {
    private static final String SIZES =
            """
            {"schemaVersion": 1, "figures": {}, "options": [
              {"family": "serverless", "instanceType": "-", "brokers": 0, "recommended": true},
              {"family": "standard", "instanceType": "kafka.m5.large", "brokers": 6, "refused": "too small"},
              {"family": "standard", "instanceType": "kafka.m7g.large", "brokers": 6, "storageGibPerBroker": 499.2, "refused": false},
              {"family": "express", "instanceType": "express.m7g.large", "brokers": 3, "refused": null, "recommended": true},
              {"family": "standard", "brokers": 3},
              {"family": "STANDARD", "instanceType": "m7g.2xlarge", "brokers": 3, "storageGibPerBroker": 1000, "monthlyUsd": 1.5}
            ]}
            """;

    @Test
    void shouldTakeTheRecommendedOptionThatWasNotRefused() {
        assertThat(SizeDocument.parse(SIZES, "size.json").choose(Optional.empty(), Optional.empty()))
                .isEqualTo(new ChosenSize(
                        "express", "express.m7g.large", 3, Optional.empty(), VolumeOptions.PLAIN, false, true));
    }

    @Test
    void shouldTakeTheFirstOfTheFamilyAndRoundStorageUp() {
        assertThat(SizeDocument.parse(SIZES, "size.json").choose(Optional.of("standard"), Optional.empty()))
                .isEqualTo(new ChosenSize(
                        "standard", "kafka.m7g.large", 6, Optional.of(500), VolumeOptions.PLAIN, false, false));
    }

    @Test
    void shouldTakeTheTypeThatIsAskedForHoweverItIsWritten() {
        assertThat(SizeDocument.parse(SIZES, "size.json")
                        .choose(Optional.empty(), Optional.of("kafka.m7g.2xlarge"))
                        .brokers())
                .isEqualTo(3);
    }

    @Test
    void shouldNotTakeARefusedOption() {
        assertThatThrownBy(() ->
                        SizeDocument.parse(SIZES, "size.json").choose(Optional.empty(), Optional.of("kafka.m5.large")))
                .hasMessageContaining("GW-AWS-002")
                .hasMessageContaining("size.json")
                .hasMessageContaining("is kafka.m5.large");
    }

    @Test
    void shouldReadTheDocumentThatSizeWrites() {
        String json =
                """
                {"schemaVersion": 1, "zones": 3,
                 "recommended": {"family": "standard-m7g", "instanceType": "m7g.4xlarge", "brokers": 3, "monthlyUsd": 5},
                 "options": [
                  {"family": "self-run-m7g", "instanceType": "m7g.large", "brokers": 3, "refused": null,
                   "storage": {"mode": "gp3", "gibPerBroker": 10.0}},
                  {"family": "express", "instanceType": "express.m7g.large", "brokers": 3, "refused": null,
                   "storage": {"mode": "managed", "gibPerBroker": 0.0, "throughputMibPerSecond": 0.0}},
                  {"family": "standard-m7g", "instanceType": "m7g.4xlarge", "brokers": 3, "refused": null,
                   "storage": {"mode": "tiered", "gibPerBroker": 99.5, "throughputMibPerSecond": 310.2}}]}
                """;
        SizeDocument document = SizeDocument.parse(json, "size.json");

        assertThat(document.choose(Optional.empty(), Optional.empty()))
                .isEqualTo(new ChosenSize(
                        "standard-m7g",
                        "m7g.4xlarge",
                        3,
                        Optional.of(100),
                        new VolumeOptions(true, Optional.of(311)),
                        false,
                        true));
        assertThat(document.choose(Optional.of("express"), Optional.empty()).storageGibPerBroker())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "[]", "{\"options\": {}}", "{\"schemaVersion\": 1}"})
    void shouldRefuseWhatIsNoSizeDocument(String text) {
        assertThatThrownBy(() -> SizeDocument.parse(text, "size.json"))
                .hasMessageContaining("GW-AWS-002")
                .hasMessageContaining("godwit size");
    }
}
