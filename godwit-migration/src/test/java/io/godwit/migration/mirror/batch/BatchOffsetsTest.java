package io.godwit.migration.mirror.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.OffsetsConfig;
import io.godwit.core.offsets.TargetAbilities;
import io.godwit.core.offsets.TargetAbilities.Ability;
import io.godwit.mirror.copy.OffsetRules;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchOffsetsTest {
    private static final OffsetsConfig CONFIG = new OffsetsConfig(true, 7, 3);

    @Test
    void shouldGoAsFarAsConfiguredWhenNothingIsKnown() {
        assertThat(BatchOffsets.rules(CONFIG, Optional.empty())).isEqualTo(new OffsetRules(true, 7, true, 3));
        assertThat(BatchOffsets.rules(OffsetsConfig.STANDARD, Optional.empty())).isEqualTo(OffsetRules.standard());
        assertThat(BatchOffsets.rules(new OffsetsConfig(true, 0, 0), Optional.empty()))
                .isEqualTo(OffsetRules.mappedAtHoles());
        assertThat(BatchOffsets.rules(new OffsetsConfig(false, 7, 3), Optional.empty()))
                .isEqualTo(OffsetRules.mappedAtHoles());
    }

    @Test
    void shouldNotTryWhatTheTargetRefused() {
        Ability refused = Ability.refused("NOT_AUTHORIZED");

        assertThat(BatchOffsets.rules(CONFIG, abilities(refused, Ability.WORKS)))
                .isEqualTo(new OffsetRules(false, 7, true, 3));
        assertThat(BatchOffsets.rules(CONFIG, abilities(Ability.WORKS, refused)))
                .isEqualTo(new OffsetRules(true, 7, false, 3));
    }

    private static Optional<TargetAbilities> abilities(Ability deleteRecords, Ability markers) {
        return Optional.of(new TargetAbilities(Instant.EPOCH, Ability.WORKS, Ability.WORKS, deleteRecords, markers));
    }
}
