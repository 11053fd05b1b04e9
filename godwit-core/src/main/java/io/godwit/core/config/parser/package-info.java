/** From the text of {@code migration.yaml} to the validated records: one class a section, each key declared once. */
@NullMarked
package io.godwit.core.config.parser;

import org.jspecify.annotations.NullMarked;
