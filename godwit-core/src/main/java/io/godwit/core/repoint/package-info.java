/**
 * Rewriting the applications' configuration files for the target: which addresses are the source's, where a file refers to
 * them, and what the file becomes. Edits are made by position, so that all that is not meant stays as it is.
 */
@NullMarked
package io.godwit.core.repoint;

import org.jspecify.annotations.NullMarked;
