/** ACLs as AWS IAM policies for Amazon MSK, and how far the two agree. */
@NullMarked
package io.godwit.core.security.iam;

import org.jspecify.annotations.NullMarked;
