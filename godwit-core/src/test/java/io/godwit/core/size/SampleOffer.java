package io.godwit.core.size;

import java.util.ArrayList;
import java.util.List;

/** An offer file of MSK in the shape of AWS's bulk price list. */
public final class SampleOffer {
    private final String region;
    private final List<String> products = new ArrayList<>();
    private final List<String> terms = new ArrayList<>();

    /** @param region the region's short name in usage types, such as {@code USE1} */
    public SampleOffer(String region) {
        this.region = region;
    }

    /** One with two brokers, storage and traffic. */
    public static SampleOffer small(String region) {
        return new SampleOffer(region)
                .product("Kafka.m5.large", "0.25", "hours")
                .product("Kafka.m7g.large", "0.24", "hours")
                .product("Express.m7g.large", "0.48", "hours")
                .product("Kafka.Storage.GP2", "0.119", "GB-Mo")
                .product("Express.Storage", "0.119", "GB-Mo")
                .product("Express.DataIn", "0.0119", "GB");
    }

    /** Adds a product with its on-demand term. */
    public SampleOffer product(String usage, String usd, String unit) {
        String sku = "SKU" + products.size();
        products.add(
                """
                "%1$s" : { "sku" : "%1$s", "productFamily" : "Managed Streaming for Apache Kafka (MSK)",
                  "attributes" : { "servicecode" : "AmazonMSK", "usagetype" : "%2$s-%3$s", "operation" : "RunBroker" } }
                """
                        .formatted(sku, region, usage));
        terms.add(
                """
                "%1$s" : { "%1$s.JRTCKXETXF" : { "offerTermCode" : "JRTCKXETXF", "sku" : "%1$s", "priceDimensions" : {
                  "%1$s.JRTCKXETXF.6YS6EN2CT7" : { "unit" : "%2$s", "beginRange" : "0", "endRange" : "Inf",
                    "description" : "for tests", "pricePerUnit" : { "USD" : "%3$s" } } } } }
                """
                        .formatted(sku, unit, usd));
        return this;
    }

    /** The file. */
    public String text() {
        return """
               { "formatVersion" : "v1.0", "offerCode" : "AmazonMSK", "version" : "20261120000000",
                 "publicationDate" : "2026-11-20T00:00:00Z", "products" : { %s },
                 "terms" : { "OnDemand" : { %s } } }
               """
                .formatted(String.join(",", products), String.join(",", terms));
    }
}
