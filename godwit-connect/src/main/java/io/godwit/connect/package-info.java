/** What runs on Kafka Connect. */
@NullMarked
package io.godwit.connect;

import org.jspecify.annotations.NullMarked;
