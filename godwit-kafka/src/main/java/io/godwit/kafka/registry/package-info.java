/** Schema registries over HTTP: Confluent's API, which others have as well, and Apicurio's own. */
@NullMarked
package io.godwit.kafka.registry;

import org.jspecify.annotations.NullMarked;
