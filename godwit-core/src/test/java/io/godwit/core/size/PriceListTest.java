package io.godwit.core.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.SizeError;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceListTest {
    private static final String ADDRESS = "http://prices/index.json";

    @Test
    void shouldFindBrokersAndItemsByTheirUsageTypes() {
        PriceList list = parse(new SampleOffer("APS1")
                .product("Kafka.m7g.large", "0.2550000000", "hours")
                .product("Kafka.m5.24xlarge", "12.624", "hours")
                .product("Express.m7g.large", "0.51", "hours")
                .product("Kafka.kraft.t3.small", "0.0578", "hours")
                .product("Kafka.Storage.GP2", "0.12", "GB-Mo")
                .product("Kafka.Storage.Tiered", "0.0652", "GB-Mo")
                .product("Kafka.DataRetrieval.Tiered", "0.0018", "GB")
                .product("Kafka.Throughput", "0.0912", "MBps-Mo")
                .product("Kafka.mcu.general", "0.13", "hours")
                .product("Express.Storage", "0.121", "GB-Mo")
                .product("Express.DataIn", "0.012", "GB")
                .product("KafkaServerless-ClusterHours", "0.9375", "hours")
                .product("KafkaServerless-PartitionHours", "0.001875", "hours")
                .product("KafkaServerless-In-Bytes", "0.125", "GB")
                .product("KafkaServerless-Out-Bytes", "0.0625", "GB")
                .text());

        assertThat(list.published()).isEqualTo("2026-11-20");
        assertThat(list.instanceHours())
                .hasSize(3)
                .containsEntry("kafka.m7g.large", 0.255)
                .containsEntry("kafka.m5.24xlarge", 12.624)
                .containsEntry("express.m7g.large", 0.51);
        assertThat(list.items())
                .hasSize(9)
                .containsEntry(PriceItem.EBS_GIB_MONTH, 0.12)
                .containsEntry(PriceItem.TIERED_GIB_MONTH, 0.0652)
                .containsEntry(PriceItem.PROVISIONED_THROUGHPUT, 0.0912)
                .containsEntry(PriceItem.EXPRESS_STORAGE_GIB_MONTH, 0.121)
                .containsEntry(PriceItem.EXPRESS_INGRESS_GIB, 0.012)
                .containsEntry(PriceItem.SERVERLESS_CLUSTER_HOUR, 0.9375)
                .containsEntry(PriceItem.SERVERLESS_PARTITION_HOUR, 0.001875)
                .containsEntry(PriceItem.SERVERLESS_INGRESS_GIB, 0.125)
                .containsEntry(PriceItem.SERVERLESS_EGRESS_GIB, 0.0625);
        assertThat(list.missing()).containsExactly("serverlessStorageGibMonth");
    }

    @Test
    void shouldLeaveOutProductsOfOtherRegions() {
        String other = SampleOffer.small("EUC1")
                .text()
                .replaceFirst("\"usagetype\" : \"EUC1-Kafka.m7g.large\"", "$0, \"regionCode\" : \"eu-west-1\"");

        assertThat(parse(other).instanceHours()).containsOnlyKeys("kafka.m5.large", "express.m7g.large");
    }

    @Test
    void shouldTakeThroughputByGibibytesToo() {
        PriceList list = parse(SampleOffer.small("EUC1")
                .product("Kafka.Throughput", "102.4", "GiBps-mo")
                .text());

        assertThat(list.items()).containsEntry(PriceItem.PROVISIONED_THROUGHPUT, 0.1);
    }

    @Test
    void shouldUpdateOneRegionOfACatalogFile() {
        String former =
                """
                {"limits": {"brokersPerCluster": 90},
                 "regions": {"eu-central-1": {"instanceHour": {"m7g.large": 0.0976, "kafka.m5.large": 9}, "crossZoneGib": 0.03}}}
                """;
        String text = parse(SampleOffer.small("EUC1").text()).updated(former, "prices.json", ADDRESS);
        Catalog catalog = Catalog.overlaid(text, "prices.json");
        RegionPrices prices = catalog.prices("eu-central-1");

        assertThat(catalog.limits().brokersPerCluster()).isEqualTo(90);
        assertThat(prices.instanceHour("m7g.large")).contains(0.0976);
        assertThat(prices.instanceHour("kafka.m5.large")).contains(0.25);
        assertThat(prices.item(PriceItem.CROSS_ZONE_GIB)).contains(0.03);
        assertThat(prices.source()).hasToString("AWS Price List, " + ADDRESS + ", 2026-11-20");
    }

    @Test
    void shouldAddTheUsualPriceBetweenZonesWhereThereIsNone() {
        String text = parse(SampleOffer.small("EUC1").text()).updated("{}", "prices.json", ADDRESS);

        assertThat(Catalog.overlaid(text, "prices.json").prices("eu-central-1").item(PriceItem.CROSS_ZONE_GIB))
                .contains(0.02);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Sign in</html>",
                "{}",
                "{\"products\": {}, \"terms\": {\"OnDemand\": {}}, \"publicationDate\": \"2026-11-20T00:00:00Z\"}",
                "{\"products\": {}, \"terms\": {\"OnDemand\": {}}}",
                "{\"products\": [], \"terms\": {}, \"publicationDate\": \"2026-11-20T00:00:00Z\"}"
            })
    void shouldRefuseAnotherShape(String text) {
        assertThatThrownBy(() -> parse(text))
                .asInstanceOf(type(GodwitException.class))
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo(SizeError.PRICE_LIST_SHAPE);
                    assertThat(error.resource()).isEqualTo(ADDRESS);
                });
    }

    private static PriceList parse(String text) {
        return PriceList.parse(text.getBytes(StandardCharsets.UTF_8), "eu-central-1", ADDRESS);
    }
}
