package io.godwit.core.registry;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RegistryError;
import java.util.Objects;
import java.util.Optional;

/**
 * How schemas come to the target, and why so.
 *
 * @param reason in words that follow "because"
 */
public record WayChoice(RegistryWay way, String reason) {
    public WayChoice {
        Objects.requireNonNull(way);
        Objects.requireNonNull(reason);
    }

    /**
     * Chooses.
     *
     * @param asked by the configuration; empty = whatever fits
     * @param target empty where no target registry is named, as before one is started on the copied topic
     * @throws GodwitException with {@code GW-REG-007} or {@code GW-REG-009} if nothing fits, or what is asked for does not
     */
    public static WayChoice of(Optional<RegistryWay> asked, RegistryKind source, Optional<RegistryKind> target) {
        if (source == RegistryKind.GLUE
                || target.filter(RegistryKind.GLUE::equals).isPresent()) {
            throw glue(source == RegistryKind.GLUE ? "source registry" : "target registry");
        }
        return asked.map(way -> asked(way, source, target)).orElseGet(() -> choose(source, target));
    }

    private static WayChoice choose(RegistryKind source, Optional<RegistryKind> target) {
        if (target.isEmpty()) {
            return new WayChoice(
                    RegistryWay.TOPIC,
                    "registry.target.url is not set, so the registry is to be started on the copied topic");
        }
        return switch (target.get()) {
            case CONFLUENT ->
                new WayChoice(
                        RegistryWay.REST, "the target takes ids and versions in IMPORT mode, and both registries run");
            case APICURIO ->
                source == RegistryKind.APICURIO
                        ? new WayChoice(RegistryWay.APICURIO, "both are Apicurio, whose export and import keep ids")
                        : onlyTopicFits(source, target.get());
            case KARAPACE ->
                source == RegistryKind.APICURIO
                        ? onlyTopicFits(source, target.get())
                        : new WayChoice(
                                RegistryWay.TOPIC,
                                "Karapace has no IMPORT mode, but reads the topic of " + source.word() + " as it is");
            case GLUE -> throw glue("target registry");
        };
    }

    private static WayChoice asked(RegistryWay way, RegistryKind source, Optional<RegistryKind> target) {
        String why = "registry.way is " + way.word();
        return switch (way) {
            case TOPIC ->
                target.isEmpty() || (source == RegistryKind.APICURIO) == (target.get() == RegistryKind.APICURIO)
                        ? new WayChoice(way, why)
                        : onlyTopicFits(source, target.get());
            case APICURIO -> {
                if (source != RegistryKind.APICURIO
                        || target.filter(RegistryKind.APICURIO::equals).isEmpty()) {
                    throw impossible("export and import of Apicurio need Apicurio on both sides; here are "
                            + pair(source, target));
                }
                yield new WayChoice(way, why);
            }
            case REST -> {
                if (target.filter(RegistryKind.CONFLUENT::equals).isEmpty()) {
                    throw impossible(
                            "ids and versions are kept by IMPORT mode alone, and "
                                    + target.map(RegistryKind::word).orElse("a registry that is not named")
                                    + " does not have it: Apicurio takes the call and silently gives other ids, Karapace refuses it");
                }
                yield new WayChoice(way, why);
            }
        };
    }

    private static WayChoice onlyTopicFits(RegistryKind source, RegistryKind target) {
        throw impossible("no way keeps ids from " + source.word() + " to " + target.word()
                + ": they store schemas differently, and the target has no IMPORT mode");
    }

    private static String pair(RegistryKind source, Optional<RegistryKind> target) {
        return source.word() + " and " + target.map(RegistryKind::word).orElse("none");
    }

    private static GodwitException impossible(String reason) {
        return new GodwitException(
                RegistryError.WAY_IMPOSSIBLE,
                "registry.way",
                reason,
                "leave registry.way out to see what fits, or take a target registry of the source's kind");
    }

    /** Why AWS Glue won't do on either side. */
    public static GodwitException glue(String which) {
        return new GodwitException(
                RegistryError.GLUE,
                which,
                "AWS Glue marks records with a UUID of 16 bytes where Confluent's format has a number of 4 bytes; records are copied"
                        + " as they are, so no reader would find a schema in Glue, and Godwit does not convert ids inside records",
                "run a Confluent-compatible registry next to the target; clients may move to Glue later, with serializers that read"
                        + " both formats");
    }
}
