package io.godwit.core.size;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * On-demand prices of one region, USD without tax. A price that is not known is not there.
 *
 * @param region such as {@code us-east-1}
 * @param instanceHours by instance: {@code kafka.} for Standard, {@code express.} for Express, EC2's own name for EC2
 * @param items everything else
 * @param source where the prices come from
 */
public record RegionPrices(
        String region, Map<String, Double> instanceHours, Map<PriceItem, Double> items, Source source) {
    public RegionPrices {
        Objects.requireNonNull(region);
        Objects.requireNonNull(source);
        instanceHours = Map.copyOf(instanceHours);
        items = Map.copyOf(items);
    }

    static RegionPrices read(String region, CatalogFields fields) {
        Source source = fields.source();
        CatalogFields instances = fields.inner("instanceHour");
        Map<PriceItem, Double> items = new EnumMap<>(PriceItem.class);
        for (PriceItem item : PriceItem.values()) {
            fields.optionalNumber(item.field()).ifPresent(price -> items.put(item, price));
        }
        return new RegionPrices(region, instances.numbers(), items, source);
    }

    Optional<Double> instanceHour(String instance) {
        return Optional.ofNullable(instanceHours.get(instance));
    }

    Optional<Double> item(PriceItem item) {
        return Optional.ofNullable(items.get(item));
    }
}
