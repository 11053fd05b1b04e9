/** API v1: its documents, its routes, and the description of both. */
@NullMarked
package io.godwit.serve.api;

import org.jspecify.annotations.NullMarked;
