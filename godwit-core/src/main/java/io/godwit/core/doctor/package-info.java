/** The doctor's rules: facts about both clusters in, findings out; no I/O. */
@NullMarked
package io.godwit.core.doctor;

import org.jspecify.annotations.NullMarked;
