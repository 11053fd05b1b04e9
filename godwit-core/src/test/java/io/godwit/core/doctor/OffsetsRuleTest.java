package io.godwit.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.offsets.TargetAbilities;
import io.godwit.core.offsets.TargetAbilities.Ability;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OffsetsRuleTest {
    private final DoctorFixture fixture = new DoctorFixture();

    OffsetsRuleTest() {
        fixture.batch = true;
        fixture.source.topic("order", 2, 3, Map.of(), 7, 100, 1_000);
    }

    @Test
    void shouldFindNothingWhereEveryRecordKeepsItsOffset() {
        assertThat(fixture.findings(DoctorCode.OFFSETS_DIFFER)).isEmpty();
        assertThat(fixture.findings(DoctorCode.OFFSETS_REFUSED)).isEmpty();
    }

    @Test
    void shouldTellWhatWasRefusedAndWhereOffsetsDifferForIt() {
        fixture.abilities = Optional.of(new TargetAbilities(
                DoctorFixture.NOW, Ability.WORKS, Ability.WORKS, Ability.refused("NOT_AUTHORIZED"), Ability.WORKS));

        assertThat(fixture.findings(DoctorCode.OFFSETS_REFUSED))
                .extracting(Finding::reason)
                .containsExactly("it refused, when tried at 2026-11-24T03:00:00Z, DeleteRecords: NOT_AUTHORIZED");
        assertThat(fixture.severities(DoctorCode.OFFSETS_REFUSED)).containsExactly(Severity.WARNING);
        assertThat(fixture.findings(DoctorCode.OFFSETS_DIFFER))
                .extracting(Finding::reason)
                .containsExactly("2 partitions mapped: DeleteRecords was refused: NOT_AUTHORIZED (order-0, order-1)");
    }

    @Test
    void shouldBlockWhenTheMirrorCouldNotCopyAtAll() {
        fixture.abilities = Optional.of(new TargetAbilities(
                DoctorFixture.NOW, Ability.refused("NOT_AUTHORIZED"), Ability.WORKS, Ability.WORKS, Ability.WORKS));

        assertThat(fixture.severities(DoctorCode.OFFSETS_REFUSED)).containsExactly(Severity.BLOCKER);
    }
}
