package io.godwit.aws.provision;

import io.godwit.core.error.AwsError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.kafka.model.Configuration;
import software.amazon.awssdk.services.kafka.model.ConfigurationState;
import software.amazon.awssdk.services.kafka.model.ConflictException;

/** The custom configuration. One of the same name and content is taken; one with another content is left alone. */
record ConfigurationStep(ControlPlane plane, ProvisionOrder order) implements ProvisionStep {
    @Override
    public String title() {
        return "configuration " + name();
    }

    private String name() {
        return order.cluster().configurationName();
    }

    @Override
    public Look look(Found found) {
        Optional<Configuration> existing = plane.configuration(name());
        if (existing.isEmpty()) {
            return Look.needed(
                    "is made with "
                            + order.cluster().configuration().properties().size() + " properties",
                    found);
        }
        if (existing.get().state() != ConfigurationState.ACTIVE) {
            throw differs("is in state " + existing.get().stateAsString(), List.of());
        }
        Found.Configuration configuration = new Found.Configuration(
                existing.get().arn(), existing.get().latestRevision().revision());
        List<Problem> differences = differences(plane.serverProperties(name(), configuration));
        if (!differences.isEmpty()) {
            throw differs(
                    "revision " + configuration.revision() + " differs from what was asked for, and was left as it is",
                    differences);
        }
        return Look.there("is there, revision " + configuration.revision(), found.with(configuration));
    }

    private List<Problem> differences(String text) {
        SortedMap<String, String> wanted = order.cluster().configuration().properties();
        SortedMap<String, String> there = parse(text);
        TreeSet<String> names = new TreeSet<>(wanted.keySet());
        names.addAll(there.keySet());
        List<Problem> differences = new ArrayList<>();
        for (String name : names) {
            String value = there.getOrDefault(name, Problem.NO_VALUE);
            String asked = wanted.getOrDefault(name, Problem.NO_VALUE);
            if (!value.equals(asked)) {
                differences.add(new Problem(name, 0, value, "asked for: " + asked));
            }
        }
        return differences;
    }

    private static SortedMap<String, String> parse(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SortedMap<String, String> parsed = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> parsed.put(name, properties.getProperty(name).strip()));
        return parsed;
    }

    private GodwitException differs(String reason, List<Problem> differences) {
        return new GodwitException(
                AwsError.CONFIGURATION_DIFFERS,
                "configuration " + name(),
                reason,
                "give the settings that it was made with, or another --name; or delete it yourself if nothing uses it",
                differences);
    }

    /** Names of configurations are unique too: a request whose answer was lost is refused the second time, and seen by looking. */
    @Override
    public Found act(Found found) {
        try {
            return found.with(plane.createConfiguration(order.cluster()));
        } catch (GodwitException e) {
            if (e.getCause() instanceof ConflictException) {
                Look again = look(found);
                if (!again.needed()) {
                    return again.found();
                }
            }
            throw e;
        }
    }
}
