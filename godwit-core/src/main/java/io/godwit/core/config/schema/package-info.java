/** The building blocks of a described configuration: one declaration of a key gives its parsing, its JSON Schema and its docs. */
@NullMarked
package io.godwit.core.config.schema;

import org.jspecify.annotations.NullMarked;
