package io.godwit.core.size;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Adds up a monthly bill by the prices of a region. A price that is not known leaves the bill open, never at 0. */
final class CostSheet {
    private final RegionPrices prices;
    private final double hoursPerMonth;
    private final List<CostItem> items = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    CostSheet(RegionPrices prices, double hoursPerMonth) {
        this.prices = prices;
        this.hoursPerMonth = hoursPerMonth;
    }

    CostSheet instances(String name, String instance, int count) {
        return line(
                name,
                "instances × USD/h × hours",
                Map.of("instances", (double) count, "hours", hoursPerMonth),
                prices.instanceHour(instance),
                "USD/h",
                instance,
                count,
                hoursPerMonth);
    }

    /** Something that is billed by an amount a month. */
    CostSheet amount(String name, PriceItem item, String formula, Map<String, Double> inputs, double amount) {
        return amount <= 0
                ? this
                : line(name, formula, inputs, prices.item(item), item.unit(), item.field(), amount, 1);
    }

    /** As {@link #amount}, at a price that is not the region's. */
    CostSheet amountAt(
            double price, String name, PriceItem item, String formula, Map<String, Double> inputs, double amount) {
        return amount <= 0
                ? this
                : line(name, formula, inputs, Optional.of(price), item.unit(), item.field(), amount, 1);
    }

    /** Traffic between zones, which AWS bills on both sides. */
    CostSheet crossZone(String name, String formula, Map<String, Double> inputs, double bytesPerSecond) {
        Map<String, Double> all = new TreeMap<>(inputs);
        all.put("hours", hoursPerMonth);
        return amount(name, PriceItem.CROSS_ZONE_GIB, formula, all, gibPerMonth(bytesPerSecond));
    }

    double gibPerMonth(double bytesPerSecond) {
        return bytesPerSecond * Units.SECONDS_PER_HOUR * hoursPerMonth / Units.GIBI;
    }

    private CostSheet line(
            String name,
            String formula,
            Map<String, Double> inputs,
            Optional<Double> price,
            String unit,
            String priceName,
            double amount,
            double times) {
        if (price.isEmpty()) {
            missing.add(priceName);
            return this;
        }
        Map<String, Double> all = new TreeMap<>(inputs);
        all.put(unit, price.get());
        items.add(new CostItem(name, formula, all, amount * price.get() * times));
        return this;
    }

    List<CostItem> items() {
        return List.copyOf(items);
    }

    /** Names of prices that are not in the catalogue. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    OptionalDouble total() {
        return missing.isEmpty()
                ? OptionalDouble.of(items.stream().mapToDouble(CostItem::usd).sum())
                : OptionalDouble.empty();
    }
}
