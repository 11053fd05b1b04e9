package io.godwit.core.size;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.core.config.schema.Nearest;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.error.SizeError;
import io.godwit.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Instance types, limits and prices, each block with its source and date. The built-in one is a resource; a file of the same shape is
 * laid over it, object by object, so that it needs to hold only what differs.
 *
 * @param standard Standard brokers in the order of the file
 * @param express Express brokers in the order of the file
 * @param serverless limits of MSK Serverless
 * @param limits limits of clusters and volumes
 * @param rules the figures of Godwit's own rules
 * @param regions prices by region
 * @param knownRegions regions of AWS, with and without prices here
 * @param sources where each block comes from, by its name
 */
public record Catalog(
        List<BrokerType> standard,
        List<ExpressType> express,
        ServerlessLimits serverless,
        ClusterLimits limits,
        RuleFigures rules,
        Map<String, RegionPrices> regions,
        List<String> knownRegions,
        Map<String, Source> sources) {
    private static final String BUILT_IN = "catalog.json";

    public Catalog {
        standard = List.copyOf(standard);
        express = List.copyOf(express);
        Objects.requireNonNull(serverless);
        Objects.requireNonNull(limits);
        Objects.requireNonNull(rules);
        regions = Map.copyOf(regions);
        knownRegions = List.copyOf(knownRegions);
        sources = new LinkedHashMap<>(sources);
    }

    @Override
    public Map<String, Source> sources() {
        return java.util.Collections.unmodifiableMap(sources);
    }

    /** The catalogue that comes with this version. */
    public static Catalog builtIn() {
        return read(builtInTree(), BUILT_IN);
    }

    /**
     * The built-in catalogue with another one laid over it.
     *
     * @param json the text of the other one
     * @param name how messages call it
     * @throws GodwitException GW-SIZ-007 if the text is no JSON object, GW-SIZ-008 with all fields that are unknown, missing or wrong
     */
    public static Catalog overlaid(String json, String name) {
        ObjectNode whole = builtInTree();
        lay(tree(json, name), whole);
        return read(whole, name);
    }

    /** The text as an object. */
    static ObjectNode tree(String json, String name) {
        try {
            if (Json.tree(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)) instanceof ObjectNode object) {
                return object;
            }
        } catch (UncheckedIOException e) {
            throw unreadable(name, "it is not JSON: " + firstLine(e));
        }
        throw unreadable(name, "it is no JSON object");
    }

    /** The parser's own words, with line and column, without its class. */
    private static String firstLine(UncheckedIOException e) {
        String message = String.valueOf(e.getMessage()).replaceFirst("^[\\w.]+: ", "");
        return message.lines().findFirst().orElse("");
    }

    private static GodwitException unreadable(String name, String reason) {
        return new GodwitException(
                SizeError.UNREADABLE_CATALOG,
                name,
                reason,
                "correct it, or make it anew with godwit size --refresh-prices --catalog FILE");
    }

    private static ObjectNode builtInTree() {
        try (InputStream resource = Objects.requireNonNull(Catalog.class.getResourceAsStream(BUILT_IN))) {
            return (ObjectNode) Json.tree(resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lays one object over another: objects member by member, everything else as a whole. */
    static void lay(ObjectNode above, ObjectNode below) {
        above.properties().forEach(field -> {
            JsonNode former = below.get(field.getKey());
            if (former instanceof ObjectNode lower && field.getValue() instanceof ObjectNode upper) {
                lay(upper, lower);
            } else {
                below.set(field.getKey(), field.getValue());
            }
        });
    }

    private static Catalog read(ObjectNode whole, String name) {
        List<Problem> problems = new ArrayList<>();
        CatalogFields root = new CatalogFields(whole, "", problems);
        Map<String, Source> sources = new LinkedHashMap<>();
        List<BrokerType> standard = new ArrayList<>();
        types(root.inner("standard"), sources, "standard", BrokerType::read, standard);
        List<ExpressType> express = new ArrayList<>();
        types(root.inner("express"), sources, "express", ExpressType::read, express);
        CatalogFields serverlessFields = root.inner("serverless");
        ServerlessLimits serverless = ServerlessLimits.read(serverlessFields);
        CatalogFields limitFields = root.inner("limits");
        ClusterLimits limits = ClusterLimits.read(limitFields);
        CatalogFields ruleFields = root.inner("rules");
        RuleFigures rules = RuleFigures.read(ruleFields);
        Stream.of(serverlessFields, limitFields, ruleFields).forEach(CatalogFields::refuseUnknown);
        Map<String, RegionPrices> regions = new LinkedHashMap<>();
        root.inner("regions").eachNamed(RegionPrices::read).forEach(regions::put);
        List<String> known = root.texts("knownRegions");
        root.refuseUnknown();
        if (!problems.isEmpty()) {
            throw invalid(name, problems);
        }
        sources.put("serverless", serverless.source());
        sources.put("limits", limits.source());
        sources.put("rules", rules.source());
        return new Catalog(standard, express, serverless, limits, rules, regions, known, sources);
    }

    private static <T> void types(
            CatalogFields block,
            Map<String, Source> sources,
            String name,
            java.util.function.BiFunction<String, CatalogFields, T> reader,
            List<T> types) {
        sources.put(name, block.source());
        types.addAll(block.inner("types").eachNamed(reader).values());
        block.refuseUnknown();
    }

    private static GodwitException invalid(String name, List<Problem> problems) {
        return new GodwitException(
                SizeError.INVALID_CATALOG,
                name,
                problems.size() == 1 ? "a field is wrong" : problems.size() + " fields are wrong",
                "correct them; docs/reference/size.md lists all fields",
                problems);
    }

    /**
     * The prices of a region.
     *
     * @throws GodwitException GW-SIZ-005 if AWS has no such region, GW-SIZ-006 if its prices are not in the catalogue
     */
    public RegionPrices prices(String region) {
        RegionPrices prices = regions.get(region);
        if (prices != null) {
            return prices;
        }
        if (!knownRegions.contains(region)) {
            throw new GodwitException(
                    SizeError.UNKNOWN_REGION,
                    region,
                    "there is no such region"
                            + Nearest.to(region, knownRegions.stream())
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(""),
                    "name one of " + String.join(", ", knownRegions));
        }
        throw new GodwitException(
                SizeError.NO_PRICES,
                region,
                "the catalogue has prices for "
                        + String.join(", ", regions.keySet().stream().sorted().toList()) + " only",
                "fetch them with godwit size --refresh-prices --region " + region
                        + " --catalog prices.json, or write them into a file for --catalog");
    }
}
