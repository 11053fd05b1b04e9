/** What was found by a check: doctor, lint, assessment and readiness share this shape. */
@NullMarked
package io.godwit.core.finding;

import org.jspecify.annotations.NullMarked;
