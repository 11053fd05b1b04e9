/** Connect runtimes that connectors are handed to, and the care that running connectors need. */
@NullMarked
package io.godwit.connect.host;

import org.jspecify.annotations.NullMarked;
