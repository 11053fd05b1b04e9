package io.godwit.core.size;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.SizeError;
import io.godwit.core.json.Json;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The offer file of MSK for one region, as AWS's bulk price list publishes it without credentials: products by SKU with a
 * {@code usagetype} such as {@code USE1-Kafka.m7g.large}, and on-demand terms by SKU. The prices of EC2 are in another file of
 * hundreds of megabytes and are not read.
 *
 * @param region the region of the file
 * @param published the file's publication date, {@code 2026-08-26}
 * @param instanceHours USD an hour by instance
 * @param items USD by item
 */
public record PriceList(
        String region, String published, Map<String, Double> instanceHours, Map<PriceItem, Double> items) {
    private static final Pattern BROKER =
            Pattern.compile("(Kafka|Express)\\.([a-z][a-z0-9-]*\\.(?:small|medium|large|[0-9]*xlarge))");
    /** USD per GiB, 0.01 for each side, in all commercial regions. */
    public static final double USUAL_CROSS_ZONE_USD = 0.02;

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*");

    /** How the part of a usage type after the region ends. */
    private static final Map<String, PriceItem> USAGE = Map.of(
            "Kafka.Storage.GP2", PriceItem.EBS_GIB_MONTH,
            "Kafka.Storage.Tiered", PriceItem.TIERED_GIB_MONTH,
            "Kafka.Throughput", PriceItem.PROVISIONED_THROUGHPUT,
            "Express.Storage", PriceItem.EXPRESS_STORAGE_GIB_MONTH,
            "KafkaServerless-ClusterHours", PriceItem.SERVERLESS_CLUSTER_HOUR,
            "KafkaServerless-PartitionHours", PriceItem.SERVERLESS_PARTITION_HOUR,
            "KafkaServerless-In-Bytes", PriceItem.SERVERLESS_INGRESS_GIB,
            "KafkaServerless-Out-Bytes", PriceItem.SERVERLESS_EGRESS_GIB,
            "KafkaServerless-StorageHours", PriceItem.SERVERLESS_STORAGE_GIB_MONTH);

    /** Express bills what is written to it under names that differ between files. */
    private static final Pattern EXPRESS_INGRESS = Pattern.compile("Express[.-].*(?:In|In-?Bytes|Ingress|Written)");

    public PriceList {
        Objects.requireNonNull(region);
        Objects.requireNonNull(published);
        instanceHours = Map.copyOf(instanceHours);
        items = Map.copyOf(items);
    }

    /**
     * @param json the file
     * @param address where it came from, for messages
     * @throws GodwitException GW-SIZ-010 if it has another shape
     */
    public static PriceList parse(byte[] json, String region, String address) {
        JsonNode root = tree(json, address);
        JsonNode products = root.path("products");
        JsonNode terms = root.path("terms").path("OnDemand");
        String published = root.path("publicationDate").asText();
        if (!products.isObject() || !terms.isObject() || !DAY.matcher(published).matches()) {
            throw shape(address, "it has no products, terms.OnDemand or publicationDate");
        }
        Map<String, Double> instances = new TreeMap<>();
        Map<PriceItem, Double> items = new EnumMap<>(PriceItem.class);
        for (JsonNode product : products) {
            if (isOf(product, region)) {
                usd(terms.path(product.path("sku").asText()))
                        .ifPresent(usd -> take(usage(product), usd, instances, items));
            }
        }
        if (instances.isEmpty() || !items.containsKey(PriceItem.EBS_GIB_MONTH)) {
            throw shape(address, "it has no brokers or no broker storage among its " + products.size() + " products");
        }
        return new PriceList(region, published.substring(0, "2026-08-26".length()), instances, items);
    }

    /** Whether a product is of that region; traffic has both ends' regions, and some products have none. */
    private static boolean isOf(JsonNode product, String region) {
        String code = product.path("attributes").path("regionCode").asText();
        return code.isEmpty() || code.equals(region);
    }

    private static JsonNode tree(byte[] json, String address) {
        try {
            return Json.tree(json);
        } catch (UncheckedIOException e) {
            throw shape(address, "it is not JSON");
        }
    }

    private static GodwitException shape(String address, String reason) {
        return new GodwitException(
                SizeError.PRICE_LIST_SHAPE,
                address,
                reason,
                "check the address in --price-list; or write the prices into a file for --catalog yourself");
    }

    /** {@code USE1-Kafka.m7g.large} without the region; us-east-1 sometimes has none. */
    private static String usage(JsonNode product) {
        String usage = product.path("attributes").path("usagetype").asText();
        return usage.replaceFirst("^[A-Z]{2,4}[0-9]?-(?=Kafka|Express)", "");
    }

    private static void take(String usage, double usd, Map<String, Double> instances, Map<PriceItem, Double> items) {
        Matcher broker = BROKER.matcher(usage);
        PriceItem item = USAGE.get(usage);
        if (broker.matches()) {
            instances.put(broker.group(1).toLowerCase(Locale.ROOT) + "." + broker.group(2), usd);
        } else if (item != null) {
            items.put(item, usd);
        } else if (EXPRESS_INGRESS.matcher(usage).matches()) {
            items.put(PriceItem.EXPRESS_INGRESS_GIB, usd);
        }
    }

    /** The price of the first tier; empty if there is none in USD. */
    private static OptionalDouble usd(JsonNode offers) {
        for (JsonNode offer : offers) {
            for (JsonNode dimension : offer.path("priceDimensions")) {
                Optional<Double> price =
                        amount(dimension.path("pricePerUnit").path("USD").asText());
                boolean first = dimension.path("beginRange").asText("0").equals("0");
                if (first && price.filter(usd -> usd > 0).isPresent()) {
                    return OptionalDouble.of(price.get() / parts(dimension));
                }
            }
        }
        return OptionalDouble.empty();
    }

    /** Throughput is billed by MiB/s in some files and by GiB/s in others. */
    private static int parts(JsonNode dimension) {
        return dimension.path("unit").asText().toLowerCase(Locale.ROOT).startsWith("gibps") ? 1024 : 1;
    }

    private static Optional<Double> amount(String text) {
        return text.matches("[0-9]{1,9}(\\.[0-9]{1,12})?") ? Optional.of(Double.parseDouble(text)) : Optional.empty();
    }

    /** MSK's items that are not in the file; EC2's and the network's never are. */
    public List<String> missing() {
        return Arrays.stream(PriceItem.values())
                .filter(item -> USAGE.containsValue(item) || item == PriceItem.EXPRESS_INGRESS_GIB)
                .filter(item -> !items.containsKey(item))
                .map(PriceItem::field)
                .toList();
    }

    /**
     * A catalogue file with these prices laid over what it has; other regions and fields stay. Traffic between zones is no price of
     * MSK's; where the file has none for the region, it gets AWS's usual one.
     *
     * @param former the text of the file, or {@code {}}
     * @param name of the file, for messages
     * @return the new text, indented
     * @throws GodwitException GW-SIZ-007 if the former text is no JSON object
     */
    public String updated(String former, String name, String address) {
        ObjectNode whole = Catalog.tree(former, name);
        ObjectNode prices = JsonNodeFactory.instance.objectNode();
        prices.put("source", "AWS Price List, " + address);
        prices.put("date", published);
        ObjectNode hours = prices.putObject("instanceHour");
        new TreeMap<>(instanceHours).forEach(hours::put);
        items.forEach((item, usd) -> prices.put(item.field(), usd));
        ObjectNode region = JsonNodeFactory.instance.objectNode();
        region.set(this.region, prices);
        ObjectNode above = JsonNodeFactory.instance.objectNode();
        above.set("regions", region);
        if (!whole.at("/regions/" + this.region).has(PriceItem.CROSS_ZONE_GIB.field())) {
            prices.put(PriceItem.CROSS_ZONE_GIB.field(), USUAL_CROSS_ZONE_USD);
        }
        Catalog.lay(above, whole);
        return Json.pretty(whole) + "\n";
    }
}
