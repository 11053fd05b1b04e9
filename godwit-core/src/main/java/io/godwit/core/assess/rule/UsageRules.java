package io.godwit.core.assess.rule;

import io.godwit.core.assess.AssessedFinding;
import io.godwit.core.assess.AssessedFinding.Effort;
import io.godwit.core.assess.GroupAssessment;
import io.godwit.core.assess.TargetKind;
import io.godwit.core.error.AssessmentCode;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClusterVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What applications use, and how old their clients are. */
final class UsageRules implements AssessmentRule {
    private static final Pattern VERSION = Pattern.compile("(.*) (\\d{1,3})\\.(\\d{1,3})\\b.*");
    /** KIP-896: brokers from 4.0 on speak with clients from 2.1 on. */
    private static final int OLDEST_FOR_4 = 201;

    @Override
    public Stream<AssessedFinding> examine(Picture picture) {
        List<AssessedFinding> findings = new ArrayList<>();
        List<String> idle = picture.groups().stream()
                .filter(GroupAssessment::idle)
                .map(GroupAssessment::name)
                .toList();
        if (!idle.isEmpty()) {
            findings.add(AssessedFinding.of(
                    AssessmentCode.IDLE_GROUPS,
                    Severity.INFORMATION,
                    Effort.LOW,
                    List.of(),
                    Words.count(idle.size(), "group"),
                    "they have no member now (" + Words.some(idle) + ")",
                    "ask their owners; groups.exclude in migration.yaml leaves them behind"));
        }
        List<String> streams = picture.cluster().streamsApplications();
        if (!streams.isEmpty()) {
            findings.add(AssessedFinding.of(
                    AssessmentCode.FEATURE_MISSING,
                    Severity.WARNING,
                    Effort.HIGH,
                    List.of(TargetKind.EXPRESS, TargetKind.SERVERLESS),
                    Words.count(streams.size(), "Kafka Streams application"),
                    "these targets do not take all settings of internal topics that Streams sets ("
                            + Words.some(streams) + ")",
                    "try each application on a test cluster of that kind first, or take MSK Standard"));
        }
        oldBrokers(picture).ifPresent(findings::add);
        oldClients(picture).ifPresent(findings::add);
        return findings.stream();
    }

    /** Where brokers do not tell their clients' versions, their own age is the only hint. */
    private static Optional<AssessedFinding> oldBrokers(Picture picture) {
        ClusterVersion version = new ClusterVersion(
                picture.cluster().release(), picture.cluster().controller(), Map.of());
        return version.isOlderThan(2, 4) && picture.cluster().clientLibraries().isEmpty()
                ? Optional.of(old(
                        "clients of unknown versions",
                        "the source runs " + version.release()
                                + " and does not tell its clients' versions; clients older than 2.1 cannot speak with brokers from"
                                + " 4.0 on (KIP-896)"))
                : Optional.empty();
    }

    private static Optional<AssessedFinding> oldClients(Picture picture) {
        List<String> old = picture.cluster().clientLibraries().keySet().stream()
                .filter(UsageRules::isOld)
                .toList();
        return old.isEmpty()
                ? Optional.empty()
                : Optional.of(old(
                        Words.count(old.size(), "client library"),
                        "they cannot speak with brokers from 4.0 on (KIP-896): " + Words.some(old)));
    }

    /** Java's client alone counts its versions as Kafka does; what does not tell its name (KIP-511) may be a broker, too. */
    private static boolean isOld(String library) {
        Matcher matcher = VERSION.matcher(library);
        return matcher.matches()
                && matcher.group(1).equals("apache-kafka-java")
                && Integer.parseInt(matcher.group(2)) * 100 + Integer.parseInt(matcher.group(3)) < OLDEST_FOR_4;
    }

    private static AssessedFinding old(String resource, String reason) {
        return AssessedFinding.of(
                AssessmentCode.CLIENT_TOO_OLD,
                Severity.WARNING,
                Effort.MEDIUM,
                List.of(),
                resource,
                reason,
                "upgrade these clients before the switch, or take a target of 3.x");
    }
}
