/** What has to be done on the target so that everybody may do there what he may do on the source. */
@NullMarked
package io.godwit.core.security.plan;

import org.jspecify.annotations.NullMarked;
