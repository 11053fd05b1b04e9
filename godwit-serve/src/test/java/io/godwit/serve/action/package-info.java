@NullMarked
package io.godwit.serve.action;

import org.jspecify.annotations.NullMarked;
