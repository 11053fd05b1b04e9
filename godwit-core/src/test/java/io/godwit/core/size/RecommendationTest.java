package io.godwit.core.size;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecommendationTest {
    @Test
    void shouldPreferABetterNumberOfBrokersForALittleMoney() {
        Sizing sizing = TestLoads.size(TestLoads.LARGE, Assumptions.GODWIT);
        Recommendation choice = sizing.recommended().orElseThrow();
        SizeOption cheapest = Recommendation.cheapest(sizing.options().stream().filter(SizeOption::managed))
                .orElseThrow();

        assertThat(choice.option()).isNotEqualTo(cheapest);
        assertThat(cheapest.blastRadius().size()).isNotEqualTo(BlastRadius.Size.BALANCED);
        assertThat(choice.option().blastRadius().size()).isEqualTo(BlastRadius.Size.BALANCED);
        assertThat(choice.option().family()).isEqualTo(cheapest.family());
        assertThat(choice.reason())
                .contains("above the cheapest that fits, " + cheapest.title())
                .contains(cheapest.blastRadius().remark());
    }

    @Test
    void shouldTakeTheCheapestWhereNothingIsBetter() {
        Recommendation choice = TestLoads.size(TestLoads.SMALL, Assumptions.GODWIT)
                .recommended()
                .orElseThrow();

        assertThat(choice.option().title()).isEqualTo("3 × express.m7g.large");
        assertThat(choice.reason()).startsWith("the cheapest managed option that fits; one broker a zone");
    }

    @Test
    void shouldLookAtCostAloneByTheScript() {
        Recommendation choice = TestLoads.size(TestLoads.LARGE, Assumptions.AWS_SCRIPT)
                .recommended()
                .orElseThrow();

        assertThat(choice.option().title()).isEqualTo("54 × kafka.m7g.xlarge tiered");
        assertThat(choice.reason()).contains("cost alone");
    }

    @Test
    void shouldRecommendNothingWhereNothingFits() {
        Sizing sizing =
                TestLoads.size(TestLoads.load(100_000, 200_000, 100_000, 200_000, 600, 72, 72), Assumptions.AWS_SCRIPT);

        assertThat(sizing.recommended()).isEmpty();
        assertThat(sizing.options()).allMatch(option -> option.refused().isPresent());
    }

    @Test
    void shouldJudgeNumbersOfBrokers() {
        assertThat(BlastRadius.of(3, 3).size()).isEqualTo(BlastRadius.Size.FEW);
        assertThat(BlastRadius.of(6, 3).size()).isEqualTo(BlastRadius.Size.BALANCED);
        assertThat(BlastRadius.of(15, 3).size()).isEqualTo(BlastRadius.Size.BALANCED);
        assertThat(BlastRadius.of(18, 3).size()).isEqualTo(BlastRadius.Size.MANY);
        assertThat(BlastRadius.of(33, 3).size()).isEqualTo(BlastRadius.Size.TOO_MANY);
        assertThat(BlastRadius.of(6, 3).leadersPercent()).isEqualTo(100.0 / 6);
    }
}
