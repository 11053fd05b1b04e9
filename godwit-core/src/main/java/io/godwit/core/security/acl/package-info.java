/** Kafka's access rules, and the decision that a broker's authorizer makes by them. */
@NullMarked
package io.godwit.core.security.acl;

import org.jspecify.annotations.NullMarked;
