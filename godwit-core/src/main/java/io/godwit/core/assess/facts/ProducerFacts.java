package io.godwit.core.assess.facts;

import java.time.Instant;
import java.util.Optional;

/**
 * A producer that the leaders of a topic remember (idempotent and transactional ones alone; DescribeProducers, brokers from 2.8 on).
 *
 * @param lastAt when it wrote last
 * @param transactionalId empty where it has none, or it is not told
 */
public record ProducerFacts(String topic, long producerId, Instant lastAt, Optional<String> transactionalId) {}
