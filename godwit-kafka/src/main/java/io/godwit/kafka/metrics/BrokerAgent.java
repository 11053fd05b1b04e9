package io.godwit.kafka.metrics;

import io.godwit.core.assess.metrics.BrokerSnapshot;

/** What one broker is asked through. */
interface BrokerAgent extends AutoCloseable {
    /** @throws io.godwit.core.error.GodwitException if the broker does not answer, or refuses */
    BrokerSnapshot read();

    @Override
    void close();
}
