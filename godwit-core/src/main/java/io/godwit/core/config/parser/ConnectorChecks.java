package io.godwit.core.config.parser;

import io.godwit.core.config.Application;
import io.godwit.core.config.ApplicationCommands;
import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.ConnectConfig;
import io.godwit.core.config.ConnectPair;
import io.godwit.core.config.yaml.YamlPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules between Connect clusters and the connectors that applications name. */
final class ConnectorChecks {
    /** Told what breaks a rule. */
    interface Report {
        void problem(YamlPath path, String value, String rule);
    }

    private static final YamlPath APPLICATIONS = YamlPath.ROOT.key("applications");

    private final Report report;

    ConnectorChecks(Report report) {
        this.report = report;
    }

    /** No two clusters of a side have the same name. */
    void clusters(String side, ClusterConfig cluster) {
        Set<String> seen = new HashSet<>();
        List<ConnectConfig> all = cluster.connect();
        for (int index = 0; index < all.size(); index++) {
            if (!seen.add(all.get(index).name())) {
                report.problem(
                        YamlPath.ROOT.key(side).key("connect").index(index).key("name"),
                        all.get(index).name(),
                        "is the name of another Connect cluster of the " + side);
            }
        }
    }

    /** Each connector is on a known pair of clusters, and belongs to one application, which has no other way to be stopped. */
    void connectors(List<Application> applications, ClusterConfig source, ClusterConfig target) {
        List<ConnectPair> pairs = ConnectPair.of(source.connect(), target.connect());
        Map<ConnectPair.Member, String> owners = new HashMap<>();
        for (int index = 0; index < applications.size(); index++) {
            Application application = applications.get(index);
            YamlPath place = APPLICATIONS.index(index);
            if (!application.connectors().isEmpty()) {
                oneWay(application, place);
            }
            for (int item = 0; item < application.connectors().size(); item++) {
                YamlPath path = place.key("connectors").index(item);
                String reference = application.connectors().get(item);
                Optional<ConnectPair.Member> member = ConnectPair.member(pairs, reference);
                if (member.isEmpty()) {
                    report.problem(path, reference, unclear(pairs));
                    continue;
                }
                String earlier = owners.putIfAbsent(member.get(), application.name());
                if (earlier != null) {
                    report.problem(path, reference, "belongs to the application " + earlier + " already");
                }
            }
        }
    }

    private void oneWay(Application application, YamlPath place) {
        ApplicationCommands commands = application.commands();
        boolean commanded = commands.stop().isPresent()
                || commands.start().isPresent()
                || commands.startOnSource().isPresent();
        if (commanded || !application.files().isEmpty()) {
            report.problem(
                    place.key("connectors"),
                    application.name(),
                    "connectors are stopped and started by Connect's REST API; the application can't have stop, start,"
                            + " startOnSource or files too");
        }
    }

    private static String unclear(List<ConnectPair> pairs) {
        return pairs.isEmpty()
                ? "is on no Connect cluster that is known on both sides; name one in source.connect and one of the same name in target.connect"
                : "must say on which Connect cluster it is, as in "
                        + pairs.get(0).name() + "/NAME; there are "
                        + pairs.stream().map(ConnectPair::name).collect(Collectors.joining(", "));
    }
}
