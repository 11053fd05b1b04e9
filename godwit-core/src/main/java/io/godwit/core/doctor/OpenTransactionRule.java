package io.godwit.core.doctor;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.OpenTransaction;
import io.godwit.core.model.PartitionId;
import io.godwit.core.model.TopicInventory;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An open transaction holds back every record behind its first one. One that outlives its limit is hanging. */
final class OpenTransactionRule implements DoctorRule {
    /** {@code transaction.max.timeout.ms} where the brokers do not tell. */
    private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(15);

    @Override
    public Stream<Finding> examine(DoctorFacts facts) {
        Set<String> selected = facts.selected().map(TopicInventory::name).collect(Collectors.toUnmodifiableSet());
        Duration limit = limit(facts);
        return facts.source().openTransactions().stream()
                .filter(transaction -> transaction.partitions().stream()
                        .map(PartitionId::topic)
                        .anyMatch(selected::contains))
                .map(transaction -> finding(transaction, age(transaction, facts), limit));
    }

    private static Duration limit(DoctorFacts facts) {
        return facts.source().brokers().stream()
                .map(broker -> Numbers.parse(broker.configs().get("transaction.max.timeout.ms")))
                .filter(OptionalLong::isPresent)
                .map(told -> Duration.ofMillis(told.getAsLong()))
                .findFirst()
                .orElse(DEFAULT_LIMIT);
    }

    private static Optional<Duration> age(OpenTransaction transaction, DoctorFacts facts) {
        return transaction.startedAt().map(started -> Duration.between(started, facts.now()));
    }

    private static Finding finding(OpenTransaction transaction, Optional<Duration> age, Duration limit) {
        boolean hanging = age.filter(open -> open.compareTo(limit) > 0).isPresent();
        String since = age.map(open -> "open for " + Math.max(0, open.toSeconds()) + " s")
                .orElse("open");
        return new Finding(
                DoctorCode.OPEN_TRANSACTION,
                hanging ? Severity.BLOCKER : Severity.INFORMATION,
                "source transaction " + transaction.transactionalId(),
                since + " (producer id " + transaction.producerId() + ", "
                        + Names.count(transaction.partitions().size(), "partition") + ": "
                        + Names.some(transaction.partitions().stream()
                                .map(PartitionId::toString)
                                .toList())
                        + "); records behind it are not copied before it ends"
                        + (hanging
                                ? ". It outlived transaction.max.timeout.ms=" + limit.toMillis() + ": it hangs"
                                : ""),
                hanging
                        ? "kafka-transactions.sh --bootstrap-server ... find-hanging, then abort"
                        : "nothing; at the cutover Godwit waits for it");
    }
}
