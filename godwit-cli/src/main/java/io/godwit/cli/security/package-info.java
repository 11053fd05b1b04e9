/** The commands about who may do what. */
@NullMarked
package io.godwit.cli.security;

import org.jspecify.annotations.NullMarked;
