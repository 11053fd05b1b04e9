@NullMarked
package io.godwit.serve.fetch;

import org.jspecify.annotations.NullMarked;
