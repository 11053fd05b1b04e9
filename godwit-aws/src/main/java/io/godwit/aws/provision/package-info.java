/** Makes the wanted cluster through the control plane of Amazon MSK, step by step, and goes on where it stopped. */
@NullMarked
package io.godwit.aws.provision;

import org.jspecify.annotations.NullMarked;
