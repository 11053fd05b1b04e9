package io.godwit.kafka.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.core.error.ClusterError;
import io.godwit.core.error.DoctorCode;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.InventoryPart;
import org.junit.jupiter.api.Test;

class UnreadTest {
    private final Unread unread = new Unread(ClusterSide.SOURCE);

    private static GodwitException problem(io.godwit.core.error.ErrorCode code) {
        return new GodwitException(code, "source", "refused", "grant it");
    }

    @Test
    void shouldMakeOneFindingOfManyRefusals() {
        for (int i = 0; i < 1_000; i++) {
            unread.note(InventoryPart.TOPIC_CONFIGS, "topic-" + i, problem(ClusterError.NOT_AUTHORIZED));
        }

        assertThat(unread.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(DoctorCode.NOT_READABLE);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.reason()).contains("and 995 more");
        });
        assertThat(unread.parts()).containsOnly(InventoryPart.TOPIC_CONFIGS);
    }

    @Test
    void shouldTellWhatIsRefusedFromWhatTheReleaseDoesNotKnow() {
        unread.note(InventoryPart.OPEN_TRANSACTIONS, "", problem(ClusterError.UNSUPPORTED_VERSION));

        assertThat(unread.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(DoctorCode.NOT_TOLD);
            assertThat(finding.severity()).isEqualTo(Severity.INFORMATION);
        });
    }

    @Test
    void shouldNotSwallowAnInterruption() {
        assertThatThrownBy(() -> unread.note(InventoryPart.ACLS, "", problem(GeneralError.INTERRUPTED)))
                .isInstanceOf(GodwitException.class);
    }
}
