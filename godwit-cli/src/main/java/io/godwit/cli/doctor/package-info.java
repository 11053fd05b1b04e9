/** The command that examines both clusters before anything is done. */
@NullMarked
package io.godwit.cli.doctor;

import org.jspecify.annotations.NullMarked;
