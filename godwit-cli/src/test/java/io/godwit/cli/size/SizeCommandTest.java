package io.godwit.cli.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeCommandTest {
    @ParameterizedTest
    @CsvSource({
        "kafka.m5.large, standard-m5, 6, 2780.74",
        "kafka.m7g.large, standard-m7g, 6, 2754.46",
        "express.m7g.large, express, 3, 1745.47"
    })
    void shouldReproduceTheScriptForTheSmallLoad(String type, String family, int brokers, double usd) {
        JsonNode document = SizeRun.of(SizeRun.SMALL, "--assumptions", "aws-script", "-o", "json")
                .json();
        JsonNode option = option(document, type);

        assertThat(document.get("schemaVersion").asInt()).isEqualTo(1);
        assertThat(option.get("family").asText()).isEqualTo(family);
        assertThat(option.get("brokers").asInt()).isEqualTo(brokers);
        assertThat(option.get("monthlyUsd").asDouble()).isEqualTo(usd);
        assertThat(option.get("bindingConstraint").asText()).isEqualTo("ingress");
        assertThat(option.get("refused").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.m5.2xlarge, 33, 34347.79, false",
        "kafka.m7g.xlarge, 54, 30195.55, false",
        "express.m7g.large, 45, 44703.58, false",
        "kafka.m5.large, 108, 30668.59, true"
    })
    void shouldReproduceTheScriptForTheLargeLoad(String type, int brokers, double usd, boolean refused) {
        JsonNode option = option(
                SizeRun.of(SizeRun.LARGE, "--assumptions", "aws-script", "-o", "json")
                        .json(),
                type);

        assertThat(option.get("brokers").asInt()).isEqualTo(brokers);
        assertThat(option.get("monthlyUsd").asDouble()).isEqualTo(usd);
        assertThat(option.get("refused").isNull()).isEqualTo(!refused);
    }

    @Test
    void shouldGiveEachOptionWithItsMaths() {
        SizeRun run = SizeRun.of(SizeRun.LARGE, "-o", "json");
        JsonNode document = run.json();

        assertThat(run.exitCode()).isZero();
        assertThat(document.get("options")).hasSize(15 * 2 + 7 + 1 + 15).allSatisfy(option -> {
            assertThat(option.fieldNames())
                    .toIterable()
                    .filteredOn(field -> !field.equals("instance"))
                    .containsExactly(
                            "family",
                            "instanceType",
                            "brokers",
                            "monthlyUsd",
                            "bindingConstraint",
                            "refused",
                            "storage",
                            "headroom",
                            "migration",
                            "doubleRunningUsd",
                            "operations",
                            "costs",
                            "constraints",
                            "notes");
            assertThat(option.get("constraints")).isNotEmpty().allSatisfy(constraint -> assertThat(
                            constraint.get("brokers").asDouble())
                    .isEqualTo(constraint.get("demand").asDouble()
                            / constraint.get("capacityOfOneBroker").asDouble()));
            assertThat(sum(option.get("costs")))
                    .isCloseTo(Math.round(option.get("monthlyUsd").asDouble() * 100), within(10L));
        });
        assertThat(option(document, "kafka.m7g.large")
                        .get("instance")
                        .get("vcpus")
                        .asInt())
                .isEqualTo(2);
        assertThat(document.get("sources").get("prices").get("date").asText()).isEqualTo("2026-08-26");
        assertThat(document.get("recommended").get("reason").asText()).contains("above the cheapest that fits");
    }

    @Test
    void shouldShowTheCheapestOfEachFamilyAndSayWhyOthersWereRefused() {
        String text = SizeRun.of(SizeRun.LARGE).out();

        assertThat(text)
                .contains("in 100.0 MiB/s (peak 500.0 MiB/s)")
                .contains("Prices: us-east-1, ")
                .contains("standard-m5", "standard-m7g", "express", "self-run-m7g")
                .contains("Refused although cheaper:")
                .contains("AWS allows 60 a cluster")
                .contains("Recommended: ")
                .contains("Bill: brokers $")
                .contains("Migration: 247.2 TiB to copy");
        assertThat(text.lines()).allMatch(line -> line.length() <= 130);
    }

    @Test
    void shouldShowEverythingOnRequest() {
        String text = SizeRun.of(SizeRun.SMALL, "--all", "--explain").out();

        assertThat(text)
                .contains("kafka.m5.24xlarge", "m7g.16xlarge", "serverless")
                .contains("ingress × zones ÷ (zones − 1) ≤ brokers")
                .contains("average ingress × hours × USD");
    }

    @Test
    void shouldCompareWithWhatIf() {
        SizeRun run = SizeRun.of(SizeRun.SMALL, "--what-if", "peak=500GB/h,retention=14d");
        JsonNode document = SizeRun.of(SizeRun.SMALL, "--what-if", "peak=500GB/h,retention=14d", "-o", "json")
                .json();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("What if peak=500GB/h,retention=14d")
                .contains("Change: 3 × express.m7g.large → ");
        assertThat(document.get("whatIf").get("load").get("ingressPeak").asDouble())
                .isEqualTo(Math.floor(500e9) / 3600);
        assertThat(document.get("whatIf").get("options")).isNotEmpty();
    }

    @Test
    void shouldSayThatALowerPeakLowersTheAverage() {
        SizeRun run = SizeRun.of(SizeRun.SMALL, "--what-if", "peak=5GB/h,retention=14d");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("the average was above that peak");
        assertThat(run.out()).contains("Load: in 1.3 MiB/s (peak 1.3 MiB/s)");
    }

    @Test
    void shouldWriteYaml() {
        assertThat(SizeRun.of(SizeRun.SMALL, "-o", "yaml").out())
                .startsWith("schemaVersion: 1\n")
                .contains("refused: null");
    }

    @ParameterizedTest
    @CsvSource({
        "--ingress-peak, 5MiB/s, 2, GW-SIZ-001, the peak is below the average",
        "--ingress-average, 0MiB/s, 2, GW-SIZ-001, more than 0",
        "--egress-average, -5MiB/s, 2, GW-SIZ-001, more than 0",
        "--ingress-peak, 1000TB/s, 2, GW-SIZ-001, check the unit",
        "--ingress-average, 10, 2, GW-SIZ-002, is not a size and /s",
        "--retention, 3 weeks, 2, GW-SIZ-002, is not a whole number and a unit"
    })
    void shouldRefuseBadFigures(String option, String value, int exitCode, String code, String words) {
        SizeRun run = SizeRun.of(SizeRun.smallBut(option, value));

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err()).contains(code).contains(option.substring(2)).contains(words);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--what-if | peek=5GB/h | 2 | GW-SIZ-003",
                "--what-if | ingress-peak=1KiB/s | 2 | GW-SIZ-001",
                "--region | us-esat-1 | 2 | GW-SIZ-005",
                "--region | eu-west-1 | 1 | GW-SIZ-006",
                "--catalog | nowhere.json | 1 | GW-SIZ-007",
                "--html | nowhere/report.html | 1 | GW-SIZ-012",
                "--copy-rate | fast | 2 | GW-SIZ-002",
                "--copy-rate | 0MiB/s | 2 | GW-SIZ-002",
                "--zones | 4 | 2 | --zones is 2 or 3",
                "--timeout | soon | 2 | is not a duration",
                "--assumptions | mine | 2 | is not one of godwit, aws-script"
            })
    void shouldRefuseBadOptions(String option, String value, int exitCode, String words) {
        SizeRun run = SizeRun.of(SizeRun.SMALL, option, value);

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err()).contains(words);
    }

    @Test
    void shouldTakeUnlimitedRetentionOnlyWithTieredStorage() {
        List<String> load = SizeRun.SMALL.subList(0, SizeRun.SMALL.indexOf("--retention"));

        SizeRun refused = SizeRun.of(load, "--retention", "-1");
        SizeRun sized = SizeRun.of(load, "--retention", "-1", "--primary-retention", "72h");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("GW-SIZ-004").contains("--primary-retention");
        assertThat(sized.exitCode()).isZero();
        assertThat(sized.out()).contains("retention for ever").contains("after 365 days");
    }

    @Test
    void shouldRefuseTheScriptsRulesForTwoZones() {
        SizeRun run = SizeRun.of(SizeRun.SMALL, "--assumptions", "aws-script", "--zones", "2");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("three zones alone");
    }

    @Test
    void shouldNameMissingFigures() {
        SizeRun run = SizeRun.of(List.of("--ingress-peak", "20MiB/s"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Missing figures of the load: --ingress-average, --egress-average");
    }

    @Test
    void shouldEndWithABlockerWhenNothingFits() {
        SizeRun run = SizeRun.of(
                List.of(
                        "--ingress-average", "100GB/s",
                        "--ingress-peak", "100GB/s",
                        "--egress-average", "100GB/s",
                        "--egress-peak", "100GB/s",
                        "--partition-replicas", "6000",
                        "--retention", "72h"),
                "--assumptions",
                "aws-script",
                "-o",
                "json");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("GW-SIZ-013").contains("Fix: ");
        assertThat(run.json().get("options"))
                .allMatch(option -> !option.get("refused").isNull());
        assertThat(run.json().has("recommended")).isFalse();
    }

    @Test
    void shouldTakeACatalogFile(@TempDir Path folder) throws IOException {
        Path cheap = Files.writeString(
                folder.resolve("cheap.json"),
                "{\"regions\": {\"us-east-1\": {\"instanceHour\": {\"kafka.m5.large\": 0.1}}}}");
        Path wrong = Files.writeString(folder.resolve("wrong.json"), "{\"limits\": {\"brokers\": 3}}");

        SizeRun run =
                SizeRun.of(SizeRun.SMALL, "--assumptions", "aws-script", "--catalog", cheap.toString(), "-o", "json");
        SizeRun refused = SizeRun.of(SizeRun.SMALL, "--catalog", wrong.toString());

        assertThat(option(run.json(), "kafka.m5.large").get("monthlyUsd").asDouble())
                .isEqualTo(2780.74 - 6 * 0.11 * 730, within(0.011));
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("GW-SIZ-008").contains("limits.brokers: is unknown");
    }

    private static JsonNode option(JsonNode document, String type) {
        return StreamSupport.stream(document.get("options").spliterator(), false)
                .filter(option -> option.get("instanceType").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static long sum(JsonNode costs) {
        return StreamSupport.stream(costs.spliterator(), false)
                .mapToLong(cost -> Math.round(cost.get("monthlyUsd").asDouble() * 100))
                .sum();
    }
}
