package io.godwit.migration.cutover;

import io.godwit.core.config.MirrorConfig;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.ProducerState.Switched;
import io.godwit.core.journal.Journal;
import io.godwit.core.journal.Lease;
import io.godwit.core.straggler.OriginLog;
import io.godwit.core.straggler.PartitionAccount;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.migration.batchlog.OriginReader;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Both logs of a wave with who wrote what, and what is done with them. */
final class StragglerLogs implements AutoCloseable {
    private final WaveScope scope;
    private final OriginLog source;
    private final OriginLog target;

    StragglerLogs(WaveScope scope, ClusterConnection source, ClusterConnection target) {
        this(
                scope,
                new OriginReader(source, scope.plan().topics()),
                new OriginReader(target, scope.plan().topics()));
    }

    StragglerLogs(WaveScope scope, OriginLog source, OriginLog target) {
        this.scope = scope;
        this.source = source;
        this.target = target;
    }

    private StragglerAccounts accounts(Journal journal) {
        return new StragglerAccounts(
                scope.source().logs(), source, journal, new BroughtRecords(source, target, journal));
    }

    StragglersReport report(CutoverStore states, Journal journal) {
        Switched state = StragglerCopy.switched(scope, states);
        List<PartitionAccount> accounts = accounts(journal).of(state);
        boolean comeBySelf = !scope.migration().mirror().engine().equals(MirrorConfig.BATCH);
        return new StragglersReport(
                scope.migration().name(),
                scope.plan().wave(),
                scope.waiting().now(),
                state.at(),
                state.copiesBack(),
                accounts.stream().mapToLong(PartitionAccount::records).sum(),
                comeBySelf
                        ? 0
                        : accounts.stream().mapToLong(PartitionAccount::toCopy).sum(),
                accounts,
                StragglerCopy.next(accounts, scope));
    }

    StragglerCopy copy(CutoverStore states, Lease lease, String actor, BooleanSupplier mirrorHeld, Narrator narrator) {
        Journal journal = lease.journal();
        return new StragglerCopy(
                scope,
                lease,
                actor,
                new StragglerCopy.Parts(
                        states,
                        accounts(journal),
                        new PartitionCopy(
                                source,
                                new BroughtRecords(source, target, journal),
                                lease,
                                scope.waiting().clock()),
                        new SameLogs(scope, source, target),
                        new MirrorHalt(scope, journal, mirrorHeld),
                        narrator));
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
