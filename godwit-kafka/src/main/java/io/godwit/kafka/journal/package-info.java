/** The journal and the leases of a migration, kept in two topics on the target. */
@NullMarked
package io.godwit.kafka.journal;

import org.jspecify.annotations.NullMarked;
