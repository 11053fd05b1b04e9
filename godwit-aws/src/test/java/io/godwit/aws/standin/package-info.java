/** A stand-in of AWS's control planes, held request by request against what AWS publishes about them. */
@NullMarked
package io.godwit.aws.standin;

import org.jspecify.annotations.NullMarked;
