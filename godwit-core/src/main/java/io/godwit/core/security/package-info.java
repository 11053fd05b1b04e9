/** Who may do what on a cluster, and how that is carried to another one. */
@NullMarked
package io.godwit.core.security;

import org.jspecify.annotations.NullMarked;
