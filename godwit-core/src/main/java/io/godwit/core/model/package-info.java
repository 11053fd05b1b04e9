/** What a Kafka cluster holds, as values without any client type. */
@NullMarked
package io.godwit.core.model;

import org.jspecify.annotations.NullMarked;
