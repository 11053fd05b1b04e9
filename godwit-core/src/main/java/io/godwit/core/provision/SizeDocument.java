package io.godwit.core.provision;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.error.AwsError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.json.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The JSON of {@code godwit size}, of which this reads {@code options[]} alone, and of each option {@code family},
 * {@code instanceType}, {@code brokers}, {@code storage}, {@code refused} and {@code recommended}; and which option it recommends.
 *
 * @param options those that have the first three
 */
public record SizeDocument(String file, List<ChosenSize> options) {
    public SizeDocument {
        options = List.copyOf(options);
    }

    /** @throws GodwitException if it is no such document */
    public static SizeDocument parse(String json, String file) {
        JsonNode tree;
        try {
            tree = Json.tree(json.getBytes(StandardCharsets.UTF_8));
        } catch (UncheckedIOException e) {
            throw noSize(file, "it is not JSON");
        }
        JsonNode options = tree.path("options");
        if (!options.isArray()) {
            throw noSize(file, "it has no options[]");
        }
        List<ChosenSize> found = new ArrayList<>();
        options.forEach(option -> option(option, tree.path("recommended")).ifPresent(found::add));
        return new SizeDocument(file, found);
    }

    private static Optional<ChosenSize> option(JsonNode option, JsonNode recommended) {
        if (!option.path("family").isTextual()
                || !option.path("instanceType").isTextual()
                || !option.path("brokers").canConvertToInt()) {
            return Optional.empty();
        }
        JsonNode storage = option.path("storage");
        double gib = storage.path("gibPerBroker")
                .asDouble(option.path("storageGibPerBroker").asDouble(0));
        return Optional.of(new ChosenSize(
                option.path("family").asText(),
                option.path("instanceType").asText(),
                option.path("brokers").asInt(),
                gib > 0 ? Optional.of((int) Math.ceil(gib)) : Optional.empty(),
                volumes(storage),
                isRefused(option.path("refused")),
                option.path("recommended").asBoolean(false) || isSame(option, recommended)));
    }

    private static VolumeOptions volumes(JsonNode storage) {
        int throughput = (int) Math.ceil(storage.path("throughputMibPerSecond").asDouble(0));
        return new VolumeOptions(
                storage.path("mode").asText("").equals("tiered"),
                throughput > 0 ? Optional.of(throughput) : Optional.empty());
    }

    private static boolean isSame(JsonNode option, JsonNode recommended) {
        return recommended.isObject()
                && List.of("family", "instanceType", "brokers").stream()
                        .allMatch(name -> option.path(name).equals(recommended.path(name)));
    }

    /** A reason says it as well as the bare fact does. */
    private static boolean isRefused(JsonNode refused) {
        return refused.isTextual()
                ? !refused.asText().isBlank()
                : refused.isContainerNode() ? !refused.isEmpty() : refused.asBoolean(false);
    }

    /**
     * The option to take: of those that were not refused and are of the family and type, if one is asked for, the
     * recommended one, or else the first.
     *
     * @throws GodwitException if there is none
     */
    public ChosenSize choose(Optional<String> family, Optional<String> instanceType) {
        List<ChosenSize> fitting = options.stream()
                .filter(option -> !option.refused())
                .filter(option -> BrokerFamily.of(option.family())
                        .map(found -> matches(found, option, family, instanceType))
                        .orElse(false))
                .toList();
        return fitting.stream()
                .filter(ChosenSize::recommended)
                .findFirst()
                .or(() -> fitting.stream().findFirst())
                .orElseThrow(() -> noSize(
                        file,
                        "none of its " + options.size() + " options is of a provisioned cluster, was not refused"
                                + family.map(name -> ", is " + name).orElse("")
                                + instanceType.map(name -> ", is " + name).orElse("")));
    }

    private static boolean matches(
            BrokerFamily found, ChosenSize option, Optional<String> family, Optional<String> instanceType) {
        return family.map(name -> BrokerFamily.of(name).equals(Optional.of(found)))
                        .orElse(true)
                && instanceType
                        .map(name -> found.qualified(name).equals(found.qualified(option.instanceType())))
                        .orElse(true);
    }

    private static GodwitException noSize(String file, String reason) {
        return new GodwitException(
                AwsError.NO_SIZE,
                file,
                reason,
                "make it with godwit size -o json, or give --family, --instance-type, --brokers and --storage-gib");
    }
}
