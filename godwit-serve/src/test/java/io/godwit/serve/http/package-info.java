@NullMarked
package io.godwit.serve.http;

import org.jspecify.annotations.NullMarked;
