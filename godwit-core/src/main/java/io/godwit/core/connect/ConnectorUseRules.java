package io.godwit.core.connect;

import io.godwit.core.config.Application;
import io.godwit.core.connect.ConnectPreflight.Found;
import io.godwit.core.error.ConnectError;
import io.godwit.core.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The application names the groups and topics that its connector uses, so that they move with it. */
final class ConnectorUseRules {
    private final ConnectorFacts facts;
    private final String resource;
    private final Found found;

    ConnectorUseRules(ConnectorFacts facts, String resource, Found found) {
        this.facts = facts;
        this.resource = resource;
        this.found = found;
    }

    void examine(Connector here) {
        facts.application().ifPresent(application -> {
            if (here.kind() == ConnectorKind.SINK) {
                sink(here, application);
            } else if (here.kind() == ConnectorKind.SOURCE) {
                source(application);
            }
        });
        facts.notMoved()
                .forEach(topic -> found.add(
                        ConnectError.TOPIC_LEFT,
                        Severity.WARNING,
                        resource,
                        "it needs the topic " + topic,
                        "make the topic on the target, or let topics include it"));
        OutsideOffsets.of(here).ifPresent(this::outside);
    }

    private void sink(Connector here, Application application) {
        if (!application.groups().contains(here.group())) {
            found.add(
                    ConnectError.USE_NOT_NAMED,
                    Severity.BLOCKER,
                    resource,
                    "its group is " + here.group() + ", which the application " + application.name()
                            + " does not name, so its offsets would not move with it",
                    "add " + here.group() + " to the groups of " + application.name());
        }
        List<String> writes = new ArrayList<>();
        here.deadLetterTopic().ifPresent(writes::add);
        OutsideOffsets.of(here).ifPresent(kind -> writes.addAll(kind.ownTopics(here)));
        notProduced(writes, application);
    }

    private void source(Application application) {
        if (application.produces().isEmpty()) {
            found.add(
                    ConnectError.USE_NOT_NAMED,
                    Severity.BLOCKER,
                    resource,
                    "it writes to Kafka, but the application " + application.name() + " names no topic in produces",
                    "name what it writes in the produces of " + application.name()
                            + (facts.written().isEmpty() ? "" : ", such as " + String.join(", ", facts.written())));
            return;
        }
        notProduced(facts.written(), application);
    }

    private void notProduced(List<String> writes, Application application) {
        String missing = writes.stream()
                .filter(topic -> !application.produces().contains(topic))
                .filter(topic -> facts.notMoved().stream().noneMatch(left -> left.startsWith(topic + " ")))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            found.add(
                    ConnectError.USE_NOT_NAMED,
                    Severity.BLOCKER,
                    resource,
                    "it writes " + missing + ", which the application " + application.name()
                            + " does not name in produces; the mirror would still copy there when it writes to the target",
                    "add " + missing + " to the produces of " + application.name());
        }
    }

    private void outside(OutsideOffsets kind) {
        String needs = "it remembers offsets " + kind.where() + ", so its topics need the same offsets on the target";
        if (facts.mapped().isEmpty()) {
            found.add(
                    ConnectError.OFFSETS_OUTSIDE,
                    Severity.INFORMATION,
                    resource,
                    needs + "; none is known to have others",
                    "keep the engine batch and its offsets as they are; godwit verify proves them");
        } else {
            found.add(
                    ConnectError.OFFSETS_OUTSIDE,
                    Severity.BLOCKER,
                    resource,
                    needs + ", but these partitions have other ones: "
                            + facts.mapped().stream()
                                    .limit(5)
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", "))
                            + (facts.mapped().size() > 5
                                    ? " and " + (facts.mapped().size() - 5) + " more"
                                    : ""),
                    "copy these topics with identical offsets (engine batch), or drain the sink on the source and begin"
                            + " with a new table or folder on the target");
        }
    }
}
