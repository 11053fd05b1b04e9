/** New passwords, kept in files for those who need them. */
@NullMarked
package io.godwit.migration.security;

import org.jspecify.annotations.NullMarked;
