/** Reads and changes a cluster's ACLs, client quotas and SCRAM users. */
@NullMarked
package io.godwit.kafka.security;

import org.jspecify.annotations.NullMarked;
