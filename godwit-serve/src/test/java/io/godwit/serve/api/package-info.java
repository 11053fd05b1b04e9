@NullMarked
package io.godwit.serve.api;

import org.jspecify.annotations.NullMarked;
