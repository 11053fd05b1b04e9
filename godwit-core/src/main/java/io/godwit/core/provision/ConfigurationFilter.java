package io.godwit.core.provision;

import io.godwit.core.secret.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Makes the custom configuration of the new cluster from what was set on the source's brokers: what MSK takes goes over,
 * what it takes in another form or within bounds is mended, everything else is left out, each with its reason.
 *
 * <p>Where nothing is set, MSK's own defaults hold, but for two: topics are not created by a mere request, and no replica
 * that lacks records becomes the leader, since MSK's default would allow that on Standard brokers.
 */
public final class ConfigurationFilter {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._,:+-]+( [A-Za-z0-9._,:+-]+)*");

    private final BrokerFamily family;
    private final KafkaVersion version;
    private final SortedMap<String, String> properties = new TreeMap<>();
    private final List<SettingChange> changed = new ArrayList<>();
    private final List<SettingChange> dropped = new ArrayList<>();

    private ConfigurationFilter(BrokerFamily family, KafkaVersion version) {
        this.family = family;
        this.version = version;
    }

    /** The configuration for a cluster of that family and version. */
    public static CustomConfiguration filter(SourceSettings source, BrokerFamily family, KafkaVersion version) {
        return new ConfigurationFilter(family, version).filter(source);
    }

    private CustomConfiguration filter(SourceSettings source) {
        properties.put("auto.create.topics.enable", "false");
        if (family == BrokerFamily.STANDARD) {
            properties.put("unclean.leader.election.enable", "false");
        }
        source.values().forEach((name, values) -> take(name, values, source));
        return new CustomConfiguration(properties, changed, dropped);
    }

    private void take(String name, SortedSet<String> values, SourceSettings source) {
        String value = String.join(" | ", values);
        Optional<SettingChange> mended =
                SettingRules.mended(name, value, family).filter(change -> SettingCatalog.has(family, newName(change)));
        Optional<String> refusal = SettingRules.refusal(name, family, version)
                .or(() -> overridden(name, source))
                .or(() -> notTaken(name, values, mended.isPresent()));
        if (refusal.isPresent()) {
            dropped.add(SettingChange.dropped(name, Redaction.shown(name, value), refusal.get()));
        } else if (mended.isPresent()) {
            changed.add(mended.get());
            mended.get().becomes().ifPresent(this::set);
        } else {
            properties.put(name, value);
        }
    }

    private Optional<String> notTaken(String name, SortedSet<String> values, boolean mended) {
        if (!mended && !SettingCatalog.has(family, name)) {
            return Optional.of(SettingRules.notListed(name, family));
        }
        if (values.size() > 1) {
            return Optional.of("the source's brokers differ, and a configuration holds for all brokers");
        }
        return PLAIN.matcher(values.iterator().next()).matches()
                ? Optional.empty()
                : Optional.of("its value is empty or has characters that no such setting has");
    }

    private void set(String assignment) {
        int equals = assignment.indexOf('=');
        properties.put(assignment.substring(0, equals), assignment.substring(equals + 1));
    }

    private static String newName(SettingChange change) {
        return change.becomes()
                .map(text -> text.substring(0, text.indexOf('=')))
                .orElse(change.name());
    }

    /** Of settings for the same thing, Kafka takes the one with the finest unit. */
    private static Optional<String> overridden(String name, SourceSettings source) {
        Map<String, List<String>> finer = Map.of(
                "log.retention.hours", List.of("log.retention.ms", "log.retention.minutes"),
                "log.retention.minutes", List.of("log.retention.ms"),
                "log.roll.hours", List.of("log.roll.ms"));
        return finer.getOrDefault(name, List.of()).stream()
                .filter(other -> source.values().containsKey(other))
                .findFirst()
                .map(other -> other + " is set too and wins");
    }
}
