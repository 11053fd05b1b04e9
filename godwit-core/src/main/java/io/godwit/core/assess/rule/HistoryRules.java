package io.godwit.core.assess.rule;

import io.godwit.core.assess.AssessedFinding;
import io.godwit.core.assess.AssessedFinding.Effort;
import io.godwit.core.assess.TopicAssessment;
import io.godwit.core.assess.log.LogHistory;
import io.godwit.core.assess.log.TopicHistory.Resolution;
import io.godwit.core.error.AssessmentCode;
import io.godwit.core.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How much can be told from the logs. */
final class HistoryRules implements AssessmentRule {
    private static final int DAY = 24;

    @Override
    public Stream<AssessedFinding> examine(Picture picture) {
        List<AssessedFinding> findings = new ArrayList<>();
        LogHistory log = picture.facts().log();
        if (picture.ownTopics().allMatch(topic -> topic.offsets() == 0)) {
            findings.add(
                    AssessedFinding.of(
                            AssessmentCode.EMPTY_CLUSTER,
                            Severity.WARNING,
                            Effort.NONE,
                            List.of(),
                            "source",
                            Words.count(picture.ownTopics().count(), "topic")
                                    + ", none of which holds a record: nothing can be told" + " about traffic",
                            "check the address; or these credentials lack DESCRIBE on the topics, see docs/reference/permissions.md"));
            return findings.stream();
        }
        int known = picture.traffic().bytesIn().hours();
        if (known < Math.min(DAY, log.hours() - 1)) {
            findings.add(shortHistory(picture, known));
        }
        List<String> coarse = picture.topics().stream()
                .filter(topic -> topic.resolution() == Resolution.COARSE)
                .map(TopicAssessment::name)
                .toList();
        if (!coarse.isEmpty() || !log.unanswered().isEmpty()) {
            findings.add(coarse(log, coarse));
        }
        if (log.futureRecords() > 0) {
            findings.add(future(log));
        }
        return findings.stream();
    }

    private static AssessedFinding shortHistory(Picture picture, int known) {
        List<String> blind = picture.ownTopics()
                .filter(topic -> topic.offsets() > 0 && topic.bytesIn().hours() < DAY)
                .map(TopicAssessment::name)
                .toList();
        return AssessedFinding.of(
                AssessmentCode.HISTORY_SHORT,
                Severity.WARNING,
                Effort.LOW,
                List.of(),
                "history of the logs",
                "the logs tell " + Words.count(known, "hour") + " of the whole cluster, since topics keep less: "
                        + Words.some(blind)
                        + "; other hours are unknown, not 0, and a peak that lies in them is not seen",
                "assess again behind the busiest hours, or give the history of a monitoring system (assess.prometheus)");
    }

    private static AssessedFinding coarse(LogHistory log, List<String> coarse) {
        return AssessedFinding.of(
                AssessmentCode.HISTORY_COARSE,
                Severity.WARNING,
                Effort.NONE,
                List.of(),
                "history of the logs",
                Words.counted(coarse, "topic") + (coarse.isEmpty() ? "none" : "")
                        + " known in spans of more than an hour; " + Words.counted(log.unanswered(), "partition")
                        + " not answered: peaks of an hour may be higher",
                "raise --log-time-limit or --max-look-ups, or bring the brokers back");
    }

    private static AssessedFinding future(LogHistory log) {
        return AssessedFinding.of(
                AssessmentCode.CLOCKS_APART,
                Severity.WARNING,
                Effort.MEDIUM,
                List.of(),
                "timestamps of records",
                Words.count(log.futureRecords(), "record") + " of " + Words.counted(log.futureTopics(), "topic")
                        + " claim to be later than now by more than 5 minutes: clocks of producers are ahead, or they invent"
                        + " timestamps; such records are in no hour, and retention by time keeps them too long",
                "set the producers' clocks; targets from 3.6 on refuse such records (message.timestamp.after.max.ms)");
    }
}
