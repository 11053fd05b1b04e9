/** Gathers the doctor's facts from both clusters, without changing anything there. */
@NullMarked
package io.godwit.migration.doctor;

import org.jspecify.annotations.NullMarked;
