/** How data is written for people: tables, numbers with units, colour where the terminal has it. */
@NullMarked
package io.godwit.cli.render;

import org.jspecify.annotations.NullMarked;
