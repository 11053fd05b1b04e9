package io.godwit.core.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.error.SizeError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {
    @Test
    void shouldHaveSourceAndDateForEachBlockAndPricesForEachType() {
        Catalog catalog = Catalog.builtIn();
        RegionPrices prices = catalog.prices("us-east-1");

        assertThat(catalog.sources()).containsOnlyKeys("standard", "express", "serverless", "limits", "rules");
        assertThat(catalog.standard()).hasSize(15).allSatisfy(broker -> {
            assertThat(prices.instanceHour(broker.name())).isPresent();
            assertThat(prices.instanceHour(broker.instance())).isPresent();
        });
        assertThat(catalog.express()).hasSize(7).allMatch(broker -> prices.instanceHour(broker.name())
                .isPresent());
        assertThat(prices.items()).hasSize(PriceItem.values().length);
        assertThat(catalog.knownRegions()).containsAll(catalog.regions().keySet());
    }

    @Test
    void shouldLayAFileOverTheBuiltInOne() {
        Catalog catalog = Catalog.overlaid(
                """
                {"limits": {"brokersPerCluster": 90},
                 "regions": {"us-east-1": {"ebsGibMonth": 0.08}}}
                """,
                "mine.json");

        assertThat(catalog.limits().brokersPerCluster()).isEqualTo(90);
        assertThat(catalog.limits().maximumStorageGib()).isEqualTo(16_384);
        assertThat(catalog.prices("us-east-1").item(PriceItem.EBS_GIB_MONTH)).contains(0.08);
        assertThat(catalog.prices("us-east-1").instanceHour("kafka.m5.large")).contains(0.21);
    }

    @Test
    void shouldNameAllWrongFieldsAtOnce() {
        GodwitException error = refusal(
                """
                {"limit": {},
                 "limits": {"brokersPerClutser": 90, "maximumStorageGib": "16 TiB", "connectionsPerBroker": 0},
                 "standard": {"types": {"kafka.m8g.large": {"family": "m8g", "vcpus": 2}}},
                 "rules": {"date": "yesterday"},
                 "regions": {"eu-west-1": {"ebsGibMonth": -1}}}
                """);

        assertThat(error.code()).isEqualTo(SizeError.INVALID_CATALOG);
        assertThat(error.resource()).isEqualTo("mine.json");
        assertThat(error.problems())
                .extracting(Problem::toString)
                .contains(
                        "limit: is unknown; did you mean limits?",
                        "limits.brokersPerClutser: is unknown; did you mean brokersPerCluster?",
                        "limits.maximumStorageGib: \"16 TiB\": is no number of 0 or more",
                        "limits.connectionsPerBroker: 0: has to be more than 0",
                        "standard.types.kafka.m8g.large.memoryGib: is missing",
                        "rules.date: yesterday: is no date such as 2026-08-20",
                        "regions.eu-west-1.ebsGibMonth: -1: is no number of 0 or more",
                        "regions.eu-west-1.source: is missing",
                        "regions.eu-west-1.instanceHour: is missing");
    }

    @Test
    void shouldTakeANewInstanceType() {
        Catalog catalog = Catalog.overlaid(
                """
                {"standard": {"types": {"kafka.m8g.large": {"family": "m8g", "vcpus": 2, "memoryGib": 8,
                  "networkMibPerSecond": 117, "ebsMibPerSecond": 78.75, "provisionedThroughputMibPerSecond": 0,
                  "maximumIngressMbPerSecond": 9, "recommendedPartitions": 1000, "maximumPartitions": 1500}}},
                 "regions": {"us-east-1": {"instanceHour": {"kafka.m8g.large": 0.19}}}}
                """,
                "mine.json");
        Sizing sizing = Sizing.of(TestLoads.SMALL, TestLoads.target(Assumptions.GODWIT), catalog);

        assertThat(sizing.cheapestByFamily().get("standard-m8g"))
                .extracting(SizeOption::title)
                .isEqualTo("6 × kafka.m8g.large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{\"limits\": ", "limits:\n  brokersPerCluster: 90\n"})
    void shouldRefuseWhatIsNoJsonObject(String text) {
        assertThat(refusal(text).code()).isEqualTo(SizeError.UNREADABLE_CATALOG);
    }

    @Test
    void shouldTellAnUnknownRegionFromOneWithoutPrices() {
        assertThatThrownBy(() -> Catalog.builtIn().prices("us-esat-1"))
                .asInstanceOf(type(GodwitException.class))
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo(SizeError.UNKNOWN_REGION);
                    assertThat(error.reason()).contains("did you mean us-east-1?");
                });
        assertThatThrownBy(() -> Catalog.builtIn().prices("eu-west-1"))
                .asInstanceOf(type(GodwitException.class))
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo(SizeError.NO_PRICES);
                    assertThat(error.fix()).contains("--refresh-prices --region eu-west-1");
                });
    }

    private static GodwitException refusal(String text) {
        try {
            Catalog.overlaid(text, "mine.json");
        } catch (GodwitException e) {
            return e;
        }
        throw new AssertionError("accepted: " + text);
    }
}
