@NullMarked
package io.godwit.serve.page;

import org.jspecify.annotations.NullMarked;
