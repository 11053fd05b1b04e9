package io.godwit.core.config.parser;

import io.godwit.core.config.Application;
import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.Wave;
import io.godwit.core.config.schema.Nearest;
import io.godwit.core.config.schema.Place;
import io.godwit.core.config.schema.Values;
import io.godwit.core.config.yaml.YamlPath;
import io.godwit.core.error.Problem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rules between sections. Each looks only at what could be read, so that they report next to other problems. */
final class CrossChecks {
    private static final YamlPath APPLICATIONS = YamlPath.ROOT.key("applications");
    private static final YamlPath WAVES = YamlPath.ROOT.key("waves");

    private final Place root;
    private boolean passed = true;

    private CrossChecks(Place root) {
        this.root = root;
    }

    static boolean pass(Values values, Place root) {
        CrossChecks checks = new CrossChecks(root);
        Optional<List<Application>> applications = values.optional(MigrationSection.APPLICATIONS);
        Optional<List<Wave>> waves = values.optional(MigrationSection.WAVES);
        applications.ifPresent(checks::applications);
        waves.ifPresent(checks::waves);
        if (applications.isPresent() && waves.isPresent() && !waves.get().isEmpty()) {
            checks.members(applications.get(), waves.get());
            checks.shared(applications.get(), waves.get(), Application::produces, "produces", "topic");
            checks.shared(applications.get(), waves.get(), Application::groups, "groups", "group");
        }
        Optional<ClusterConfig> source = values.optional(MigrationSection.SOURCE);
        Optional<ClusterConfig> target = values.optional(MigrationSection.TARGET);
        if (source.isPresent() && target.isPresent()) {
            checks.clusters(source.get(), target.get());
            ConnectorChecks connectors = new ConnectorChecks(checks::report);
            connectors.clusters("source", source.get());
            connectors.clusters("target", target.get());
            applications.ifPresent(all -> connectors.connectors(all, source.get(), target.get()));
        }
        return checks.passed;
    }

    private void report(YamlPath path, String value, String rule) {
        passed = false;
        root.problems().accept(new Problem(path.toString(), root.lineOf(path), value, rule));
    }

    private void applications(List<Application> applications) {
        unique(applications.stream().map(Application::name).toList(), APPLICATIONS, "applications");
        for (int index = 0; index < applications.size(); index++) {
            Application application = applications.get(index);
            boolean unknown = application.groups().isEmpty()
                    && application.kafka().consumes().isEmpty()
                    && application.produces().isEmpty();
            if (unknown) {
                report(
                        APPLICATIONS.index(index),
                        application.name(),
                        "needs groups, consumes or produces; else there is nothing to cut over");
            }
        }
    }

    private void waves(List<Wave> waves) {
        unique(waves.stream().map(Wave::name).toList(), WAVES, "waves");
    }

    private void unique(List<String> names, YamlPath path, String what) {
        Map<String, Integer> first = new HashMap<>();
        for (int index = 0; index < names.size(); index++) {
            Integer earlier = first.putIfAbsent(names.get(index), index);
            if (earlier != null) {
                report(
                        path.index(index).key("name"),
                        names.get(index),
                        "is also the name of " + what + "[" + earlier + "]");
            }
        }
    }

    /** Every application is in exactly one wave, and every wave names applications that exist. */
    private void members(List<Application> applications, List<Wave> waves) {
        Set<String> known = applications.stream().map(Application::name).collect(Collectors.toSet());
        Map<String, String> waveOf = new HashMap<>();
        for (int wave = 0; wave < waves.size(); wave++) {
            List<String> members = waves.get(wave).applications();
            for (int member = 0; member < members.size(); member++) {
                YamlPath path = WAVES.index(wave).key("applications").index(member);
                String name = members.get(member);
                String earlier = waveOf.putIfAbsent(name, waves.get(wave).name());
                if (!known.contains(name)) {
                    report(path, name, "is not the name of an application" + suggestion(name, known));
                } else if (earlier != null) {
                    report(path, name, "is already in the wave " + earlier);
                }
            }
        }
        for (int index = 0; index < applications.size(); index++) {
            String name = applications.get(index).name();
            if (!waveOf.containsKey(name)) {
                report(APPLICATIONS.index(index).key("name"), name, "is in no wave; add it to one");
            }
        }
    }

    private static String suggestion(String name, Set<String> known) {
        return Nearest.to(name, known.stream())
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("");
    }

    /** What is shared must move at once: a topic has one writing side at a time, a group reads on one side at a time. */
    private void shared(
            List<Application> applications,
            List<Wave> waves,
            Function<Application, List<String>> names,
            String key,
            String what) {
        Map<String, String> waveOfApplication = new HashMap<>();
        waves.forEach(wave -> wave.applications().forEach(name -> waveOfApplication.putIfAbsent(name, wave.name())));
        Map<String, String> waveOfName = new LinkedHashMap<>();
        for (int index = 0; index < applications.size(); index++) {
            String wave = waveOfApplication.get(applications.get(index).name());
            List<String> shared = names.apply(applications.get(index));
            for (int item = 0; wave != null && item < shared.size(); item++) {
                String earlier = waveOfName.putIfAbsent(shared.get(item), wave);
                if (earlier != null && !earlier.equals(wave)) {
                    report(
                            APPLICATIONS.index(index).key(key).index(item),
                            shared.get(item),
                            "the " + what + " is also in the wave " + earlier + ", this application in " + wave + "; a "
                                    + what + " moves in one wave");
                }
            }
        }
    }

    private void clusters(ClusterConfig source, ClusterConfig target) {
        if (addresses(source).equals(addresses(target))) {
            report(
                    YamlPath.ROOT.key("target"),
                    target.bootstrapServers(),
                    "are the addresses of the source; source and target must be two clusters");
        }
    }

    private static Set<String> addresses(ClusterConfig cluster) {
        return Arrays.stream(cluster.bootstrapServers().split(",", -1))
                .map(String::strip)
                .collect(Collectors.toSet());
    }
}
