package io.godwit.kafka.history;

import java.time.Duration;

/**
 * How hard the brokers may be asked. The limits bound what an assessment costs them: look-ups a second times what one costs.
 *
 * @param perSecond look-ups a second at most, all brokers together
 * @param timeLimit after so long no more questions are asked, and what is known by then is taken
 */
public record LookUpPace(int perSecond, Duration timeLimit) {
    public LookUpPace {
        if (perSecond < 1 || timeLimit.isNegative() || timeLimit.isZero()) {
            throw new IllegalArgumentException("a pace is above 0");
        }
    }
}
