/** What operators tell a running mirror through the journal: pause, resume, throttle. */
@NullMarked
package io.godwit.core.control;

import org.jspecify.annotations.NullMarked;
