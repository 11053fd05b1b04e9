/** The dashboard: static files, written for browsers as they are, without any build step. */
@NullMarked
package io.godwit.serve.page;

import org.jspecify.annotations.NullMarked;
