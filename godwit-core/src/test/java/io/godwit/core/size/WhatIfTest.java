package io.godwit.core.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.SizeError;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatIfTest {
    private final TypedLoad load = new TypedLoad(TypedLoadTest.TEXTS, true);

    @Test
    void shouldLetEgressFollowThePeak() {
        LoadFigures changed = applied("peak=360GB/h");

        assertThat(changed.ingressPeak()).isEqualTo(100_000_000);
        assertThat(changed.egressPeak()).isCloseTo(200_000_000, within(1.0));
        assertThat(changed.ingressAverage()).isEqualTo(10 * Units.MEBI);
    }

    @Test
    void shouldTakeTheEgressPeakThatIsGiven() {
        assertThat(applied("peak=360GB/h,egress-peak=30MiB/s").egressPeak()).isEqualTo(30 * Units.MEBI);
        assertThat(applied("ingress-peak=360GB/h").egressPeak()).isEqualTo(40 * Units.MEBI);
    }

    @Test
    void shouldTakeAveragesThatAreAboveThePeakAsHighAsIt() {
        WhatIf lower = WhatIf.parse("peak=5GB/h");
        LoadFigures changed = lower.applyTo(load).figures();

        assertThat(changed.ingressPeak()).isCloseTo(5e9 / 3600, within(1.0));
        assertThat(changed.ingressAverage()).isEqualTo(changed.ingressPeak());
        assertThat(changed.egressPeak()).isCloseTo(2 * 5e9 / 3600, within(1.0));
        assertThat(changed.egressAverage()).isEqualTo(changed.egressPeak());
        assertThat(lower.remark(load.figures(), changed)).get().asString().contains("as high as it");
        assertThat(WhatIf.parse("peak=1GB/s").remark(load.figures(), applied("peak=1GB/s")))
                .isEmpty();
    }

    @Test
    void shouldLetThePrimaryRetentionFollow() {
        assertThat(applied("retention=14d").primaryRetention()).isEqualTo(Duration.ofDays(14));
        TypedLoad tiered = load.with(Map.of(Figure.PRIMARY_RETENTION, "24h"));
        assertThat(WhatIf.parse("retention=14d").applyTo(tiered).figures().primaryRetention())
                .isEqualTo(Duration.ofDays(1));
        assertThat(WhatIf.parse("retention=12h").applyTo(tiered).figures().primaryRetention())
                .isEqualTo(Duration.ofHours(12));
    }

    @Test
    void shouldKeepWhatWasOnVolumesWhenRetentionBecomesUnlimited() {
        LoadFigures changed = applied("retention=-1");

        assertThat(changed.retention()).isEmpty();
        assertThat(changed.primaryRetention()).isEqualTo(Duration.ofDays(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "peek=5GB/h | did you mean",
                "retension=14d | did you mean retention?",
                "peak | is not figure=value",
                "peak= | is not figure=value",
                "peak=5GB/h, | is not figure=value",
                "peak=5GB/h,ingress-peak=6GB/h | is given twice"
            })
    void shouldSayWhatIsWrong(String text, String rule) {
        assertThatThrownBy(() -> WhatIf.parse(text))
                .asInstanceOf(type(GodwitException.class))
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo(SizeError.BAD_WHAT_IF);
                    assertThat(error.getMessage()).contains(rule.equals("did you mean") ? "is no figure" : rule);
                });
    }

    @Test
    void shouldRefuseChangesThatCannotBe() {
        assertThatThrownBy(() -> applied("ingress-peak=1KiB/s"))
                .asInstanceOf(type(GodwitException.class))
                .satisfies(error -> assertThat(error.code()).isEqualTo(SizeError.INVALID_FIGURES));
        assertThatThrownBy(() -> applied("peak=fast"))
                .asInstanceOf(type(GodwitException.class))
                .satisfies(error -> assertThat(error.code()).isEqualTo(SizeError.BAD_UNIT));
    }

    private LoadFigures applied(String changes) {
        return WhatIf.parse(changes).applyTo(load).figures();
    }
}
