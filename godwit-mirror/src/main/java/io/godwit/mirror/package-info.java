/** The record-batch mirror as its users see it. */
@NullMarked
package io.godwit.mirror;

import org.jspecify.annotations.NullMarked;
